import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";
import { chooseEditorVersions } from "../../support/editorVersion.ts";
import { installBrowser } from "../../support/installBrowser.ts";
import { installEditor } from "../../support/installEditor.ts";

/** What the editor bench writes of one session. Times in milliseconds; see its README. */
export interface SessionPhases {
	readonly activation?: {
		readonly activateMs?: number;
		readonly firstUsefulMs?: number | null;
		readonly loopDelayMaxMs?: number;
	};
	readonly hover?: {
		readonly own?: { readonly p50: number; readonly p95: number };
	};
	readonly type?: { readonly ownListenersMs?: { readonly p50: number } };
	readonly memDelta?: { readonly heapMB?: number; readonly rssMB?: number };
	readonly checkout?: {
		readonly visible?: { readonly all?: CheckoutCount };
		readonly locate?: { readonly all?: CheckoutCount };
	};
	readonly extra?: {
		readonly slices?: readonly {
			readonly ms: number;
			/** Whether the garbage collector ran meanwhile. */
			readonly isCollected: boolean;
		}[];
	};
}

/** How many annotations were shown where after the checkout. */
export interface CheckoutCount {
	readonly correct: number;
	readonly wrong: number;
	readonly none: number;
	readonly total: number;
}

/** The extension bench that lies beside the project (or in `TACIT_EDITOR_BENCH`), with a real editor and browser. */
export interface EditorBench {
	readonly folder: string;
	/** Runs it with these arguments; throws when it fails. */
	run(args: readonly string[]): void;
	/** Runs it and reads what it wrote of the sessions, in their order. */
	sessions(args: readonly string[]): readonly SessionPhases[];
}

/** `undefined` where it does not lie. Installs the newest VS Code and a browser if need be. */
export async function openEditorBench(): Promise<EditorBench | undefined> {
	const folder =
		process.env["TACIT_EDITOR_BENCH"] ??
		path.join(projectFolder, "../shared/bench/editor");
	if (!existsSync(path.join(folder, "bench.mjs"))) return undefined;
	const progress = (line: string) => console.log(line);
	const [newest] = chooseEditorVersions("newest");
	if (!newest) throw new Error("There is no newest VS Code.");
	const editor = await installEditor(newest, progress);
	const browser = await installBrowser(progress);
	const require = createRequire(import.meta.url);
	const env = {
		...process.env,
		...browser.environment,
		BENCH_NODE: editor.node,
		BENCH_SERVER: path.join(path.dirname(editor.serverMain), ".."),
		BENCH_CHROMIUM: browser.executable,
		BENCH_PLAYWRIGHT: path.join(
			path.dirname(require.resolve("playwright-core/package.json")),
			"index.mjs",
		),
	};
	// Outside the project: its package.json would make modules of the bench's scripts.
	const out = path.join(tmpdir(), "tacit-editor-bench");
	const run = (args: readonly string[]) => {
		mkdirSync(out, { recursive: true });
		const { status } = spawnSync(
			editor.node,
			[
				"--import",
				require.resolve("tsx"),
				path.join(folder, "bench.mjs"),
				...(args.includes("--out") ? [] : ["--out", out]),
				...args,
			],
			{ stdio: "inherit", cwd: projectFolder, env },
		);
		if (status !== 0) throw new Error("A session of the editor bench failed.");
	};
	return {
		folder,
		run,
		sessions(args) {
			rmSync(out, { recursive: true, force: true });
			run(args);
			return sessionNames(args).map((name) => {
				const text = readFileSync(path.join(out, `${name}.json`), "utf8");
				return (JSON.parse(text) as { phases: SessionPhases }).phases;
			});
		},
	};
}

/** The sessions that the bench runs for `--n`, `--runs` and `--checkout`, as it names them. */
function sessionNames(args: readonly string[]): readonly string[] {
	const option = (name: string, fallback: string) =>
		args.includes(name) ? (args[args.indexOf(name) + 1] ?? "") : fallback;
	const runs = Number(option("--runs", "3"));
	const names = option("--n", "100,1000,10000")
		.split(",")
		.flatMap((n) =>
			Array.from({ length: runs }, (_, run) => `n${n}-${run + 1}`),
		);
	const checkout = option("--checkout", "");
	return checkout === "" ? names : [...names, `n${checkout}-checkout-1`];
}
