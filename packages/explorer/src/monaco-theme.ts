import { useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

type Palette = { base: 'vs' | 'vs-dark'; surface: string; accent: string; soft: string; input: string };

// The names are GraphiQL's own: defining them again recolours the editors that use them.
const palettes: Record<string, Palette> = {
  'graphiql-LIGHT': { base: 'vs', surface: '#ffffff', accent: '#0f766e', soft: '#0f766e19', input: '#3b4b6811' },
  'graphiql-DARK': { base: 'vs-dark', surface: '#1b2430', accent: '#4fd1bf', soft: '#4fd1bf1f', input: '#b7c2d711' },
};

/** Colours the editors like the rest of the page instead of GraphiQL's pink. */
export function useMonacoTheme(): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    for (const [name, palette] of Object.entries(palettes)) {
      monaco?.editor.defineTheme(name, {
        base: palette.base,
        inherit: true,
        rules: [{ token: 'argument.identifier.gql', foreground: palette.base === 'vs' ? '6c69ce' : '908aff' }],
        colors: colorsOf(palette),
      });
    }
  }, [monaco]);
}

function colorsOf({ surface, accent, soft, input }: Palette): Record<string, string> {
  const surfaces = ['editorHoverWidget', 'menu', 'editorSuggestWidget', 'quickInput', 'editorWidget'];
  const accents = ['textLink.foreground', 'textLink.activeForeground', 'editorLink.activeForeground', 'focusBorder'];
  const accented = [
    'list.highlightForeground',
    'list.focusHighlightForeground',
    'editorSuggestWidget.selectedForeground',
  ];
  const softened = ['list.hoverBackground', 'editorSuggestWidget.selectedBackground', 'quickInputList.focusBackground'];
  const all = (names: readonly string[], color: string) => names.map((name) => [name, color]);
  return Object.fromEntries([
    ['editor.background', '#ffffff00'],
    ['scrollbar.shadow', '#ffffff00'],
    ['input.background', input],
    ...all([...accents, ...accented, 'menu.selectionForeground', 'editorWidget.resizeBorder'], accent),
    ...all([...softened, 'menu.selectionBackground', 'toolbar.hoverBackground'], soft),
    ...all(
      surfaces.map((name) => `${name}.background`),
      surface,
    ),
  ]);
}
