import type { HostLinks } from "../../core/hostLinks.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Agenda } from "./agenda.ts";
import { agendaMarkdown } from "./agendaMarkdown.ts";

/** Where agendas lie, and what became of them. */
export const sessionsFolder = ".tacit/sessions" as RepoPath;

/** The text of an agenda's own file in `sessionsFolder`, made on a day (`YYYY-MM-DD`). */
export function agendaFile(
	agenda: Agenda,
	day: string,
	host: HostLinks | undefined,
): string {
	const front = [
		`form: ${agenda.form}`,
		`of: ${JSON.stringify(agenda.of)}`,
		`date: ${day}`,
	];
	const text = agendaMarkdown(agenda, { folder: sessionsFolder, host });
	return `---\n${front.join("\n")}\n---\n\n${text}`;
}
