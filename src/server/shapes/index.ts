/** Questions and answers of the API as schemas; `client.ts` takes their types. */

export * from './common.ts';
export * from './entry.ts';
export * from './front.ts';
export * from './judging.ts';
export * from './page.ts';
export * from './people.ts';
export * from './questions.ts';
export * from './search.ts';
