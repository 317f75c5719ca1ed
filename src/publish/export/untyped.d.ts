// Packages without types, of which the tests use little.
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: unknown);
    // biome-ignore lint/suspicious/noExplicitAny: whatever a citation holds
    readonly data: readonly any[];
    format(format: string, options?: Record<string, unknown>): string;
  }
}
declare module 'jsonld' {
  interface Options {
    readonly documentLoader: unknown;
  }
  const jsonld: {
    // biome-ignore-start lint/suspicious/noExplicitAny: whatever a document holds
    expand(document: unknown, options: Options): Promise<any[]>;
    compact(document: unknown, context: unknown, options: Options): Promise<any>;
    // biome-ignore-end lint/suspicious/noExplicitAny: as above
  };
  export default jsonld;
}
