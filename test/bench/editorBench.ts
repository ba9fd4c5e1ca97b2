import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder } from "../support/cacheFolder.ts";
import { chooseEditorVersions } from "../support/editorVersion.ts";
import { installBrowser } from "../support/installBrowser.ts";
import { installEditor } from "../support/installEditor.ts";
import { packageExtension } from "../support/packagedExtension.ts";

/**
 * Times Tacit inside the real editor with the extension bench that lies beside the project, where it does
 * (`TACIT_EDITOR_BENCH`, else `../shared/bench/editor`). Further arguments go to the bench: `--n`, `--runs`,
 * `--phases`, `--checkout`, `--ext` for another extension (with its `--writer`).
 */
async function main(): Promise<number> {
	const bench =
		process.env["TACIT_EDITOR_BENCH"] ??
		path.join(projectFolder, "../shared/bench/editor");
	if (!existsSync(path.join(bench, "bench.mjs"))) {
		console.log(`No editor bench at ${bench}: name it in TACIT_EDITOR_BENCH.`);
		return 0;
	}
	const progress = (line: string) => console.log(line);
	const [newest] = chooseEditorVersions("newest");
	if (!newest) throw new Error("There is no newest VS Code.");
	const editor = await installEditor(newest, progress);
	const browser = await installBrowser(progress);
	// Outside the project: its package.json would make modules of the bench's scripts.
	const out = path.join(tmpdir(), "tacit-editor-bench");
	mkdirSync(out, { recursive: true });
	const tsx = createRequire(import.meta.url).resolve("tsx");
	const given = process.argv.slice(2);
	const vsix = given.includes("--ext") ? "" : await packageExtension();
	const option = (name: string, value: string) =>
		given.includes(`--${name}`) ? [] : [`--${name}`, value];
	const { status } = spawnSync(
		editor.node,
		[
			"--import",
			tsx,
			path.join(bench, "bench.mjs"),
			...option("ext", vsix),
			...option("writer", path.join(projectFolder, "test/bench/noteWriter.ts")),
			...option("out", out),
			...given,
		],
		{
			stdio: "inherit",
			cwd: projectFolder,
			env: {
				...process.env,
				...browser.environment,
				BENCH_NODE: editor.node,
				BENCH_SERVER: path.join(path.dirname(editor.serverMain), ".."),
				BENCH_CHROMIUM: browser.executable,
				BENCH_PLAYWRIGHT: path.join(
					path.dirname(
						createRequire(import.meta.url).resolve(
							"playwright-core/package.json",
						),
					),
					"index.mjs",
				),
			},
		},
	);
	return status ?? 1;
}

process.exitCode = await main();
