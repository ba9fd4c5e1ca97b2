import { TacitError } from "../../core/errors.ts";
import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import { slugOf } from "../../core/notePath.ts";
import { replaceText } from "../../core/replaceText.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { AgendaNote } from "../../socialize/agenda/agenda.ts";
import {
	agendaFile,
	sessionsFolder,
} from "../../socialize/agenda/agendaFile.ts";
import { readAgenda } from "../../socialize/agenda/readAgenda.ts";
import { recordedAgenda } from "../../socialize/agenda/recordedAgenda.ts";
import type { FoundAgenda } from "../agendas.ts";
import type { TacitBase } from "../base.ts";

/** See `Agendas.writeAgenda`; `today` is `YYYY-MM-DD`. */
export async function writeAgendaFile(
	{ agenda, host }: FoundAgenda,
	{ workspace, historyIfAny, log }: TacitBase,
	today: string,
): Promise<RepoPath> {
	const head = await ifGitAnswers(
		historyIfAny,
		log,
		"Git did not tell where HEAD is.",
		(history) => history.head(),
	);
	const after = agendaFile(agenda, { day: today, commit: head?.commit, host });
	for (let copy = 1; ; copy++) {
		const more = copy === 1 ? "" : `-${copy}`;
		const name = `${today}-${slugOf(agenda.title)}${more}.md`;
		const path = `${sessionsFolder}/${name}` as RepoPath;
		if ((await workspace.kindOf(path)) !== undefined) continue;
		await replaceText({ path, before: undefined, after }, workspace);
		return path;
	}
}

/** See `Agendas.recordSession`; `today` is `YYYY-MM-DD`. */
export async function recordHeld(
	path: RepoPath,
	base: TacitBase,
	today: string,
): Promise<readonly AgendaNote[]> {
	await base.loaded();
	const before = await base.readText(path);
	const agenda = before === undefined ? undefined : readAgenda(before);
	if (!agenda || before === undefined)
		throw new TacitError(
			"bad-argument",
			msg`${path} is no agenda that Tacit wrote: it has no form and date in its front matter.`,
		);
	const notes: AgendaNote[] = [];
	for (const { head, file } of [...base.index.notes()]) {
		if (file.visibility !== "published" || (head.date ?? "") < agenda.date)
			continue;
		const isOld =
			agenda.commit !== undefined &&
			(await ifGitAnswers(
				base.historyIfAny,
				base.log,
				"Git did not tell which notes are older than the session.",
				(history) => history.show(agenda.commit ?? "", file.path),
			)) !== undefined;
		if (!isOld)
			notes.push({
				title: plainTitle(head.title),
				path: file.path,
				id: head.id,
			});
	}
	notes.sort((a, b) => (a.path < b.path ? -1 : 1));
	const after = recordedAgenda(before, notes, today);
	if (after !== before)
		await replaceText({ path, before, after }, base.workspace);
	return notes;
}
