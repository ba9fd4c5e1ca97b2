import { type Disposable, l10n, Uri, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { msg } from "../../core/message.ts";
import { folderOf, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { newcomerDays } from "../../internalize/spiral/newcomer.ts";
import type { CommittedNote, Spiral } from "../../internalize/spiral/spiral.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { kindWord } from "../words.ts";

/** Shows what became of the questions in the file that is being looked at, or in a folder around it. */
export function registerShowSpiral(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): Disposable {
	return run(commandIds.showSpiral, async (given) => {
		const place = given instanceof Uri ? given : placeHere();
		const repository = place && repositories.of(place);
		const path = place && repository?.pathOf(place);
		if (!repository || path === undefined)
			throw new TacitError("bad-argument", msg`Open a folder first.`);
		const area =
			given instanceof Uri
				? path
				: await pickArea(
						path,
						(await repository.tacit.readText(path)) !== undefined,
					);
		if (area === undefined) return;
		await repository.ready;
		const text = spiralText(await repository.tacit.spiral(area), area);
		const uri = codes.add(`${l10n.t("What became of questions")}.txt`, text);
		await window.showTextDocument(await workspace.openTextDocument(uri), {
			preview: true,
		});
	});
}

/** The file itself, or one of the folders around it, the innermost first; `undefined`: none was chosen. */
async function pickArea(
	path: RepoPath,
	isThere: boolean,
): Promise<RepoPath | undefined> {
	const areas: RepoPath[] = isThere ? [path] : [];
	for (let area = path; area !== repoRoot; ) {
		area = folderOf(area);
		areas.push(area);
	}
	if (areas.length === 1) return areas[0];
	const picked = await window.showQuickPick(
		areas.map((area) => ({ label: areaName(area), area })),
		{ title: l10n.t("What became of questions in …") },
	);
	return picked?.area;
}

function areaName(area: RepoPath): string {
	return area === repoRoot ? l10n.t("the whole repository") : area;
}

function spiralText(
	{ open, answered, became, newcomers }: Spiral,
	area: RepoPath,
): string {
	const titled = ({ head }: CommittedNote) =>
		visibleText(plainTitle(head.title));
	const lines = [
		l10n.t("What became of questions in {0}", areaName(area)),
		"",
		l10n.t("Open: {0}", open.length),
		...open.map(
			({ note, days }) =>
				`  ${titled(note)}${days === undefined ? "" : ` · ${daysWord(days)}`}`,
		),
		"",
		l10n.t("Answered: {0}", answered),
		l10n.t("Answers that became notes: {0}", became.length),
		...became.flatMap(({ question, note }) => [
			`  ${kindWord(note.head.kind)}: ${titled(note)}`,
			`    ${l10n.t("from: {0}", titled(question))}`,
		]),
		"",
	];
	if (!newcomers)
		return [
			...lines,
			l10n.t("This clone is shallow: it does not tell who was new."),
			"",
		].join("\n");
	return [
		...lines,
		l10n.t("Notes that newcomers wrote: {0}", newcomers.wrote.length),
		...newcomers.wrote.map((note) => `  ${titled(note)}`),
		l10n.t(
			"Notes of others that newcomers improved: {0}",
			newcomers.improved.length,
		),
		...newcomers.improved.map((note) => `  ${titled(note)}`),
		"",
		l10n.t(
			"From committed files alone, without names. Somebody is new for {0} days after their first commit, in a repository that was older than that by then.",
			newcomerDays,
		),
		"",
	].join("\n");
}

function daysWord(days: number): string {
	if (days === 0) return l10n.t("since today");
	return days === 1 ? l10n.t("for 1 day") : l10n.t("for {0} days", days);
}
