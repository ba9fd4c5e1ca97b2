import { commitMessage } from "../combine/commitMessage.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { isMediaPath, mediaPaths } from "../core/media.ts";
import type { NoteFile } from "../core/note.ts";
import { isNotePath } from "../core/notePath.ts";
import type { ShareResult, SharingState } from "../core/ports.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";

/** How far a note can have come that was just written. */
export type NewSharing = "draft" | Extract<SharingState, "ignored" | "local">;

/** Brings notes to others. */
export interface Sharing {
	/** How far each published note has come, and each that is removed while the last commit still has it (`local`). */
	sharing(): Promise<ReadonlyMap<RepoPath, SharingState>>;
	/**
	 * How far a note has come that was just written: `ignored` where git will not take it. `undefined` without git, and
	 * where git does not answer.
	 */
	sharingOfNew(file: NoteFile): Promise<NewSharing | undefined>;
	/** Whether no note stands at a path that `sharing` told of. */
	isRemoved(path: RepoPath): boolean;
	canAmend(): Promise<boolean>;
	/** Here and below, the images that the notes name go along, and those that went with their notes. */
	stageNotes(paths: readonly RepoPath[]): Promise<void>;
	/** Full hash of the commit. */
	commitNotes(paths: readonly RepoPath[]): Promise<string>;
	amendNotes(paths: readonly RepoPath[]): Promise<string>;
	/** As `History.remote`. */
	remote(): Promise<string | undefined>;
	share(
		paths: readonly RepoPath[],
		branch: string,
		push: boolean,
	): Promise<ShareResult>;
}

/** Over git; without it every method but `sharing`, `isRemoved` and `sharingOfNew` throws `no-git`. */
export function createSharing({
	workspace,
	historyIfAny,
	history,
	log,
	index,
	store,
	loaded,
}: TacitBase): Sharing {
	const messageFor = async (paths: readonly RepoPath[]) => {
		const titles: string[] = [];
		for (const path of paths) {
			const note = index.noteIn({ path, visibility: "published" });
			// That a file is gone is told to the index a little later.
			if (note && (await workspace.kindOf(path)))
				titles.push(plainTitle(note.head.title));
		}
		return commitMessage(titles, paths.length);
	};
	return {
		async sharing() {
			if (!(await historyIfAny?.head())) return new Map();
			await loaded();
			const paths = new Set([
				...index.paths("published"),
				...(await removedPaths()),
			]);
			return history().sharing([...paths]);
		},
		isRemoved: (path) =>
			index.noteIn({ path, visibility: "published" }) === undefined,
		async sharingOfNew({ path, visibility }) {
			if (visibility === "draft") return "draft";
			return ifGitAnswers(
				historyIfAny,
				log,
				"Git did not say whether it ignores the note.",
				async (history) =>
					(await history.ignored([path])).has(path) ? "ignored" : "local",
			);
		},
		canAmend: () => history().canAmend(),
		stageNotes: async (paths) => history().stage(await withMedia(paths)),
		commitNotes: async (paths) =>
			history().commit(await withMedia(paths), await messageFor(paths)),
		amendNotes: async (paths) => history().amend(await withMedia(paths)),
		remote: () => history().remote(),
		share: async (paths, branch, push) => {
			const message = await messageFor(paths);
			const all = await withMedia(paths);
			return history().share({ paths: all, branch, message, push });
		},
	};

	/** The notes' paths with those of their images that git can take, and of those that are gone. */
	async function withMedia(
		paths: readonly RepoPath[],
	): Promise<readonly RepoPath[]> {
		const all = new Set(paths);
		for (const path of paths) {
			if (!(await workspace.kindOf(path))) continue;
			const file = { path, visibility: "published" } as const;
			const { text } = await store.read(file);
			for (const each of mediaPaths(file, text))
				if ((await workspace.kindOf(each)) === "file") all.add(each);
		}
		const removed = await ifGitAnswers(
			historyIfAny,
			log,
			"Git did not say which images are gone.",
			(history) => history.removed(),
		);
		const folders = new Set(paths.map(folderOf));
		for (const each of removed ?? [])
			if (isMediaPath(each) && folders.has(folderOf(folderOf(each))))
				all.add(each);
		return [...all];
	}

	/** Published notes that the last commit has, and that are gone since. */
	async function removedPaths(): Promise<readonly RepoPath[]> {
		const removed = await history().removed();
		return removed.filter((path) =>
			isNotePath({ path, visibility: "published" }),
		);
	}
}
