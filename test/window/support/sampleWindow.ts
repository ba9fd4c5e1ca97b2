import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { copySample } from "../../support/sampleRepository.ts";
import { openWindow, type WindowOptions } from "../../support/window.ts";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";
import { HereView } from "./hereView.ts";
import { InlineEditor } from "./inlineEditor.ts";
import { watchNoise } from "./noise.ts";

const run = promisify(execFile);

/** A window on a fresh copy of the sample repository, with what these tests look at in it. */
export interface SampleWindow {
	readonly window: WindowUnderTest;
	/** Absolute path of the copy; its folder's name is what the window shows. */
	readonly folder: string;
	/** The inline editor under the code. */
	readonly inline: InlineEditor;
	/** The view "Here". */
	readonly here: HereView;
	/** What made noise since the window opened: see `watchNoise`. */
	noise(): readonly string[];
	/** Runs git in the copy, with a person's eyes: no locks, no side effects. Returns what it prints. */
	git(...parameters: string[]): Promise<string>;
	/** The text of a file of the copy. */
	read(path: string): Promise<string>;
	/** Names in a folder of the copy, sorted; empty where there is no such folder. */
	list(path: string): Promise<readonly string[]>;
	/** Opens the window again after it was killed. */
	reopen(): Promise<void>;
	/** Closes the window and removes the copy. */
	close(): Promise<void>;
}

/** Opens a window on a fresh copy of the sample. `prepare` may change the copy first. */
export async function openSample(
	options: Omit<WindowOptions, "folder"> & {
		readonly prepare?: (folder: string) => Promise<void>;
	} = {},
): Promise<SampleWindow> {
	const { prepare, ...windowOptions } = options;
	const around = await realpath(await mkdtemp(join(tmpdir(), "tacit-sample-")));
	const folder = join(around, "parcel");
	await copySample(folder);
	await prepare?.(folder);
	const window = await openWindow({ ...windowOptions, folder });
	const noise: string[] = [];
	const listen = () => watchNoise(window.page, (what) => noise.push(what));
	await listen();
	return {
		window,
		folder,
		inline: new InlineEditor(window),
		here: new HereView(window),
		noise: () => noise,
		async git(...parameters) {
			const { stdout } = await run("git", parameters, {
				cwd: folder,
				env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" },
			});
			return stdout.trimEnd();
		},
		read: (path) => readFile(join(folder, path), "utf8"),
		list: async (path) => {
			const names = await readdir(join(folder, path)).catch(
				(error: NodeJS.ErrnoException) => {
					if (error.code === "ENOENT") return [];
					throw error;
				},
			);
			return names.sort();
		},
		async reopen() {
			await window.reopen();
			await listen();
		},
		async close() {
			await window.close();
			await rm(around, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}
