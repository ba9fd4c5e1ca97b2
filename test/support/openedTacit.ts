import path from "node:path";
import type { Disposable } from "../../src/core/disposable.ts";
import { lazyHistory } from "../../src/core/lazyHistory.ts";
import type { LineRange } from "../../src/core/lineRange.ts";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import type { IndexedNote } from "../../src/core/note.ts";
import { codeOf } from "../../src/core/notebook/codeText.ts";
import type { History, Workspace } from "../../src/core/ports.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { sharedText } from "../../src/node/files/sharedText.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { createTacit, type Tacit, type TacitOptions } from "../../src/tacit.ts";
import type { TestRepository } from "./gitRepository.ts";

/** Tacit over a real repository, without a door. */
export interface OpenedTacit extends Disposable {
	readonly tacit: Tacit;
	/** Writes and publishes a note on lines of a file's code as it stands; `undefined`: on the whole file. */
	note(
		file: string,
		lines: LineRange | undefined,
		text: string,
	): Promise<IndexedNote>;
	/** What history was asked since it was opened, by the methods' names. */
	readonly asked: readonly string[];
	/** The places of the notes that are shown in a file now: title, lines, certainty. */
	shownIn(file: string): Promise<readonly string[]>;
}

/** How it is opened. */
export interface OpenedTacitOptions {
	/** `false`: as in a workspace that is not trusted; `"no-git"`: git is looked for, and is not there. */
	readonly hasHistory?: boolean | "no-git";
	/** As in `TacitOptions`. */
	readonly placesCache?: TacitOptions["placesCache"];
	/** What an editor holds of files that are not saved, by their paths. */
	readonly unsaved?: ReadonlyMap<string, string>;
	/** As in `TacitOptions`. */
	readonly shrinkImage?: TacitOptions["shrinkImage"];
}

/** Opens it with the notes that lie there. */
export async function openedTacit(
	repository: TestRepository,
	{
		hasHistory = true,
		unsaved,
		placesCache,
		shrinkImage,
	}: OpenedTacitOptions = {},
): Promise<OpenedTacit> {
	const { root, environment } = repository;
	const own = path.join(root, ".git/tacit");
	const files = openWorkspace(root, { kind: "repository", ownFolder: own });
	const workspace: Workspace = {
		...files,
		async read(path) {
			const text = unsaved?.get(path);
			return text === undefined
				? files.read(path)
				: { bytes: Buffer.from(text), stamp: "unsaved 1" };
		},
	};
	const drafts = openWorkspace(path.join(own, "drafts"), {
		kind: "drafts",
		ownFolder: own,
	});
	const git =
		hasHistory === true ? await openHistory(root, { environment }) : undefined;
	const failed: string[] = [];
	const asked: string[] = [];
	const tacit = createTacit({
		workspace,
		drafts,
		history:
			hasHistory === "no-git"
				? lazyHistory(async () => undefined)
				: git && overheard(git.history, asked),
		codec: markdownCodec,
		log: {
			info: () => undefined,
			warn: (message, cause) => failed.push(`${message} ${cause}`),
		},
		slice: {
			budgetMs: 5,
			now: () => performance.now(),
			pause: () => new Promise((resolve) => setImmediate(resolve)),
		},
		cache: undefined,
		placesCache,
		shrinkImage,
		questions: sharedText(path.join(own, "questions.json")),
		asked: sharedText(path.join(own, "asked.json")),
		readMarks: sharedText(path.join(own, "read.json")),
		arrivals: sharedText(path.join(own, "arrivals.json")),
		seen: sharedText(path.join(own, "seen.json")),
		today: () => "2026-11-26",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	await tacit.load([]);
	return {
		tacit,
		asked,
		async note(file, lines, text) {
			const source = await repository.read(file);
			const { lines: code, cells } = codeOf(file, source);
			return tacit.write({
				kind: "why",
				text,
				by: [],
				pointed: {
					path: file as RepoPath,
					isFolder: false,
					lines,
					text: code,
					cells,
					language: "ts",
					symbol: undefined,
				},
				bytes: Buffer.from(source),
				visibility: "published",
			});
		},
		async shownIn(file) {
			const text = await repository.read(file);
			const placed = await tacit.placeNotes(
				file as RepoPath,
				() => codeOf(file, text),
				{
					history: true,
				},
			);
			if (failed.length > 0) throw new Error(failed.join("\n"));
			return placed.map(({ title, placement, from }) => {
				const came = from === undefined ? "" : ` from ${from}`;
				switch (placement.state) {
					case "attached":
						return `${title} ${placement.lines.start}-${placement.lines.end} ${placement.certainty}${came}`;
					case "proposed":
						return `${title} proposed ${placement.candidates[0]?.path}`;
					default:
						return `${title} ${placement.state}${came}`;
				}
			});
		},
		dispose() {
			tacit.dispose();
			files.dispose();
			drafts.dispose();
			git?.dispose();
		},
	};
}

function overheard(history: History, asked: string[]): History {
	return new Proxy(history, {
		get(target, name: keyof History) {
			asked.push(name);
			return target[name];
		},
	});
}
