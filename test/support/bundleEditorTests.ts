import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { cacheFolder, projectFolder } from "./cacheFolder.ts";
import type { EditorSuite } from "./editorSuite.ts";

/** Test files ready to run in the extension host. */
export interface EditorTestBundle {
	/** Absolute path of the folder that holds everything. It lies inside the project, where mocha is found from. */
	readonly folder: string;
	/** Absolute path of what the editor is told to run. */
	readonly runner: string;
	/** The bundled test files, relative to the folder. */
	readonly files: readonly string[];
}

/** Bundles the runner and the test files of a suite to CommonJS, which is what the extension host loads. */
export async function bundleEditorTests(
	suite: EditorSuite,
	name: string,
): Promise<EditorTestBundle> {
	const folder = join(cacheFolder, "bundles", `${name}-${process.pid}`);
	await mkdir(folder, { recursive: true });
	const suiteFolder = join(projectFolder, "test", "editor", suite.name);
	const named = suite.files.map((file) => ({
		in: file,
		out: relative(suiteFolder, file)
			.replaceAll(/[/\\]/g, "-")
			.slice(0, -".ts".length),
	}));
	await build({
		entryPoints: [
			{ in: join(projectFolder, "test", "editor", "index.ts"), out: "index" },
			...named,
		],
		outdir: folder,
		outExtension: { ".js": ".cjs" },
		bundle: true,
		alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
		platform: "node",
		format: "cjs",
		target: "node20",
		sourcemap: "inline",
		external: ["vscode", "mocha"],
		inject: [fileURLToPath(new URL("testConsole.ts", import.meta.url))],
		logLevel: "warning",
	});
	return {
		folder,
		runner: join(folder, "index.cjs"),
		files: named.map(({ out }) => `${out}.cjs`),
	};
}
