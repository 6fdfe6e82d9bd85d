import { fileURLToPath } from 'node:url';
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Runs GraphQL Code Generator with codegen.yml for the subgraphs given; answers the files instead of writing them. */
export const generateResolverTypes = async (names: readonly string[]): Promise<{ path: string; content: string }[]> => {
  const { config } = await loadCodegenConfig({ configFilePath: `${root}codegen.yml` });
  const wanted = Object.entries(config.generates).filter(([path]) =>
    names.some((name) => path.startsWith(`subgraphs/${name}/`)),
  );
  const files = (await generate(
    { ...config, generates: Object.fromEntries(wanted), cwd: root, silent: true, errorsOnly: true },
    false,
  )) as {
    filename: string;
    content: string;
  }[];
  return files.map(({ filename, content }) => ({
    path: filename.startsWith(root) ? filename.slice(root.length) : filename,
    content,
  }));
};
