import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the worker that makes images smaller into a folder, as esbuild.mjs does, and resolves to its file. */
export async function bundledImageWorker(folder: string): Promise<string> {
	const outfile = path.join(folder, "image-worker.cjs");
	await build({
		entryPoints: [
			fileURLToPath(
				new URL("../../src/node/image/imageWorker.ts", import.meta.url),
			),
		],
		outfile,
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node20",
		loader: { ".wasm": "binary" },
		define: { "import.meta.url": '"file:///"' },
		supported: { "dynamic-import": false },
	});
	return outfile;
}
