/// <reference types="vite/client" />

/** One loader for each `language/namespace` (portal/text-files.ts). */
declare module 'virtual:texts' {
  const loaders: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>>;
  export default loaders;
}
