import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The program of the worker that reads notes, as one file in CommonJS. */
export async function bundledCodecWorker(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [
			fileURLToPath(
				new URL("../../src/node/worker/codecWorker.ts", import.meta.url),
			),
		],
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node20",
		write: false,
	});
	return outputFiles[0]?.text ?? "";
}
