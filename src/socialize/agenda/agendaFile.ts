import type { HostLinks } from "../../core/hostLinks.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Agenda } from "./agenda.ts";
import { agendaMarkdown } from "./agendaMarkdown.ts";

/** Where agendas lie, and what became of them. */
export const sessionsFolder = ".tacit/sessions" as RepoPath;

/** The text of an agenda's own file in `sessionsFolder`. */
export function agendaFile(
	agenda: Agenda,
	{
		day,
		commit,
		host,
	}: {
		/** `YYYY-MM-DD`. */
		readonly day: string;
		/** Full hash of HEAD, by which it is told later which notes came of it. */
		readonly commit: string | undefined;
		readonly host: HostLinks | undefined;
	},
): string {
	const front = [
		`form: ${agenda.form}`,
		`of: ${JSON.stringify(agenda.of)}`,
		`date: ${day}`,
		...(commit === undefined ? [] : [`commit: ${commit}`]),
	];
	const text = agendaMarkdown(agenda, { folder: sessionsFolder, host });
	return `---\n${front.join("\n")}\n---\n\n${text}`;
}
