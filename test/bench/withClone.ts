import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { timedPattern } from "../../src/node/timedPattern.ts";
import { createTacit, type Tacit } from "../../src/tacit.ts";

/** A work tree of a fetched repository, with Tacit over it. */
export interface OpenedClone {
	readonly root: string;
	/** Full hash. */
	readonly commit: string;
	readonly tacit: Tacit;
}

/**
 * Opens a work tree of a repository (`owner/name`, a git directory `owner+name/repo` below `mirror`) at a commit, for as
 * long as the task runs.
 */
export async function withClone<T>(
	mirror: string,
	repository: string,
	commit: string,
	task: (opened: OpenedClone) => Promise<T>,
): Promise<T> {
	const home = mkdtempSync(path.join(tmpdir(), "tacit-clone-"));
	const root = path.join(home, "repository");
	const source = path.join(mirror, repository.replace("/", "+"), "repo");
	try {
		git(home, "clone", "--quiet", "--shared", "--no-checkout", source, root);
		git(root, "checkout", "--quiet", "--detach", commit);
		const workspace = openWorkspace(root, {
			...{ kind: "repository", ownFolder: undefined },
		});
		const opened = await openHistory(root);
		if (!opened) throw new Error(`There is no git in ${root}.`);
		const tacit = createTacit({
			...{ workspace, drafts: workspace, history: opened.history },
			codec: markdownCodec,
			log: {
				info: () => undefined,
				warn: (message, cause) => console.error(message, cause),
			},
			slice: {
				budgetMs: Number.POSITIVE_INFINITY,
				now: () => 0,
				pause: () => Promise.resolve(),
			},
			cache: undefined,
			today: () => "2026-01-01",
			now: Date.now,
			findPattern: timedPattern,
			random: (count) => new Uint8Array(count),
		});
		try {
			return await task({
				root,
				commit: git(root, "rev-parse", "HEAD"),
				tacit,
			});
		} finally {
			tacit.dispose();
			opened.dispose();
			workspace.dispose();
		}
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

/** What git answers in a folder, without the white space around it. */
export function git(folder: string, ...args: string[]): string {
	return execFileSync("git", args, {
		...{ cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
	}).trim();
}

/** Numbers of 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
