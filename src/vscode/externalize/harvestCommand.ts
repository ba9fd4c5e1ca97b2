import {
	type CancellationToken,
	type Disposable,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	Uri,
	window,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { msg } from "../../core/message.ts";
import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type { Harvested } from "../../externalize/harvest/harvested.ts";
import { ageOf } from "../../internalize/age.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { ageWord, kindIcon } from "../words.ts";

interface Item extends QuickPickItem {
	readonly harvested: Harvested;
}

/**
 * Finds the reasons that stand in comments, of a file or folder that is given, else of the repository that is being looked
 * at, and makes private drafts of those that somebody checks in a list.
 */
export function registerHarvest(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return run(commandIds.harvest, async (given) => {
		const place = given instanceof Uri ? given : placeHere();
		const repository =
			place && (repositories.opened(place) ?? repositories.ofFolder(place));
		if (!repository)
			throw new TacitError("bad-argument", msg`Open a folder first.`);
		const below = given instanceof Uri ? repository.pathOf(given) : repoRoot;
		await repository.ready;
		const found = await search(repository, below ?? repoRoot);
		if (!found) return;
		if (found.length === 0) {
			window.setStatusBarMessage(
				l10n.t("$(info) No comment gives a reason that no note says."),
				8000,
			);
			return;
		}
		const chosen = await window.showQuickPick(found.map(itemOf), {
			canPickMany: true,
			matchOnDescription: true,
			matchOnDetail: true,
			title: l10n.t(
				"Reasons already written: check those to keep as private drafts",
			),
		});
		for (const { harvested } of chosen ?? [])
			await repository.tacit.keepHarvested(harvested);
		if (chosen && chosen.length > 0)
			window.setStatusBarMessage(
				chosen.length === 1
					? l10n.t("$(lock) 1 private draft, on this machine only.")
					: l10n.t(
							"$(lock) {0} private drafts, on this machine only.",
							chosen.length,
						),
				8000,
			);
	});
}

/** `undefined` where it was cancelled. */
function search(
	{ tacit }: OpenRepository,
	below: RepoPath,
): Thenable<readonly Harvested[] | undefined> {
	return window.withProgress(
		{
			location: ProgressLocation.Notification,
			title: l10n.t("Reading comments"),
			cancellable: true,
		},
		async (progress, token: CancellationToken) => {
			const files = await tacit.harvestedFiles(below);
			const found: Harvested[] = [];
			for (const file of files) {
				if (token.isCancellationRequested) return undefined;
				progress.report({ message: file, increment: 100 / files.length });
				found.push(...(await tacit.harvest(file)));
			}
			return found;
		},
	);
}

function itemOf(harvested: Harvested): Item {
	const { path, lines, kind, text, author } = harvested;
	const age = author && ageOf(author.date, Date.now());
	return {
		label: `$(${kindIcon(kind)}) ${visibleText(text).replace(/\s+/g, " ")}`,
		description: [
			author && visibleText(author.author.name),
			age && ageWord(age),
		]
			.filter((part) => part)
			.join(", "),
		detail: `${path}:${lines.start}`,
		harvested,
	};
}
