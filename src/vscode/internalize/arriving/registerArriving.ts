import { Disposable, l10n, window, workspace } from "vscode";
import type { Log } from "../../../core/ports.ts";
import { folderOf, type RepoPath } from "../../../core/repoPath.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import type { UnreadNotes } from "../reading/unreadNotes.ts";
import { offerNotes, pickNote } from "./offerNotes.ts";

/** What arriving needs of the rest. */
export interface ArrivingParts {
	readonly repositories: Repositories;
	readonly unread: Pick<UnreadNotes, "isUnread">;
	/** Whether somebody wants to be left alone for now. */
	readonly isHushed: () => boolean;
	readonly run: CommandRunner;
	readonly log: Log;
}

/**
 * At somebody’s first change in a folder in which others alone worked so far, offers what matters most there, once; and asks after
 * their commit what surprised them, among the other questions.
 */
export function registerArriving(parts: ArrivingParts): Disposable {
	const { repositories, unread, isHushed, run, log } = parts;
	/** Where somebody typed while this window was open: it is looked into once. */
	const begun = new WeakMap<OpenRepository, Set<RepoPath>>();

	async function arrive(repository: OpenRepository, path: RepoPath) {
		await repository.ready;
		const notes = (await repository.tacit.arrive(path))
			.map((note) => ({ repository, note }))
			.filter((each) => unread.isUnread(each));
		if (notes.length === 0 || isHushed()) return;
		await offerNotes(notes, folderOf(path) || path);
	}

	return Disposable.from(
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			const { uri } = document;
			if (contentChanges.length === 0 || !document.isDirty) return;
			if (uri.scheme !== "file" || !settings.isArrivalNoticed()) return;
			const repository = repositories.of(uri);
			const path = repository?.pathOf(uri);
			if (!repository || path === undefined) return;
			const areas = begun.get(repository) ?? new Set();
			begun.set(repository, areas);
			if (areas.has(folderOf(path))) return;
			areas.add(folderOf(path));
			arrive(repository, path).catch((error: unknown) =>
				log.warn("What matters in a folder could not be offered.", error),
			);
		}),
		repositories.onDidChangeHistory((repository) => {
			if (!settings.isArrivalNoticed() || settings.askingLevel() === "off")
				return;
			repository.tacit
				.askWhatSurprised()
				.catch((error: unknown) =>
					log.warn("It was not asked what surprised somebody.", error),
				);
		}),
		run(commandIds.whatMatters, async () => {
			const here = placeHere();
			const repository = here && repositories.of(here);
			const path = here && repository?.pathOf(here);
			if (!repository || path === undefined) return;
			await repository.ready;
			const area = folderOf(path);
			const notes = await repository.tacit.whatMatters(area);
			if (notes.length > 0)
				await pickNote(
					notes.map((note) => ({ repository, note })),
					area || path,
				);
			else
				window.setStatusBarMessage(
					l10n.t("$(info) No note says what matters in {0}.", area || path),
					5000,
				);
		}),
	);
}
