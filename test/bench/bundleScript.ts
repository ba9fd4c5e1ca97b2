import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a script of `test/bench/` into the folder, as what is shipped is bundled, and returns its place. Run by a loader
 * instead, every function that is made on the way would cost several times as much.
 */
export async function bundleScript(
	name: string,
	folder: string,
): Promise<string> {
	const outfile = join(folder, `${basename(name, ".ts")}.mjs`);
	await build({
		entryPoints: [join(import.meta.dirname, name)],
		outfile,
		bundle: true,
		alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
		platform: "node",
		format: "esm",
		target: "node20",
		// yaml is CommonJS, and asks for modules of Node by `require`.
		banner: {
			js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
		},
		logLevel: "warning",
	});
	return outfile;
}
