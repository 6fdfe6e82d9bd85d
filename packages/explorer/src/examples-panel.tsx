import type { GraphiQLPlugin } from '@graphiql/react';
import { examples } from './examples.ts';
import { useOpenExample } from './open-example.ts';

/** GraphiQL's side panel with the saved operations. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };

function ExamplesPanel() {
  const openExample = useOpenExample();
  return (
    <section aria-label="Examples" className="examples" data-testid="examples">
      <h2 className="examples-title">Examples</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.key}>
            <button
              type="button"
              className="example"
              data-testid={`example-${example.key}`}
              onClick={() => void openExample(example)}
            >
              <strong>{example.title}</strong>
              <span>{example.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    >
      <path d="M4 2.75h8.5L16 6.25v11H4z" />
      <path d="m8.5 8-2 2 2 2m3-4 2 2-2 2" strokeLinecap="round" />
    </svg>
  );
}
