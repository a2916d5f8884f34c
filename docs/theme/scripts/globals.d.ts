// What other scripts of the site provide.

/** Material's stream of pages that are shown, the first one included. */
declare const document$: { subscribe(next: () => void): void };

/** Made by nnref/site/scripts.py: the texts of docs/data/site.toml in the language of the page. */
declare module "*/words.js" {
  const words: Record<string, string>;
  export const language: string;
  export default words;
}

/** Made by nnref/site/scripts.py: the same of exercises, and which there are. */
declare module "*/exercise-words.js" {
  const words: Record<string, string>;
  export const topics: Record<string, { title: string; exercises: string[] }>;
  export default words;
}

/** Made by nnref/site/scripts.py: what nnref/site/runtime.py ships. */
declare module "*/manifest.js" {
  export type Part = "programs" | "figures";
  export const base: string;
  export const lock: string;
  export const files: Record<string, { address: string; bytes: number; sha256: string; part: Part }>;
  export const colors: { light: string; dark: string }[];
}
