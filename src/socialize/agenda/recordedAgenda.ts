import { linkAddress } from "../../core/linkAddress.ts";
import type { AgendaNote } from "./agenda.ts";
import { sessionsFolder } from "./agendaFile.ts";
import { markdownWords } from "./markdownWords.ts";
import { readAgenda } from "./readAgenda.ts";

const heading = "## What came of it";

/**
 * An agenda's text with what came of it at its end: how many steps were done, and a link to each note that is not linked
 * there yet. Held on a day (`YYYY-MM-DD`). What stands there stays, byte for byte. `undefined` for what is no agenda.
 */
export function recordedAgenda(
	text: string,
	notes: readonly AgendaNote[],
	day: string,
): string | undefined {
	const agenda = readAgenda(text);
	if (!agenda) return undefined;
	const line = text.includes("\r\n") ? "\r\n" : "\n";
	const at = text.lastIndexOf(`${heading}${line}`);
	const already = at < 0 ? "" : text.slice(at);
	const items = notes
		.map(({ title, path }) => ({
			address: linkAddress(sessionsFolder, path),
			title: markdownWords(title) || "(no title)",
		}))
		.filter(({ address }) => !already.includes(`](${address})`))
		.map(({ title, address }) => `- [${title}](${address})`);
	const done = agenda.steps.filter(({ isDone }) => isDone).length;
	const head =
		at < 0
			? [
					heading,
					"",
					`Held on ${day}: ${done} of ${agenda.steps.length} steps.${notes.length === 0 ? " Nothing was written down." : ""}`,
					"",
				]
			: [];
	if (head.length === 0 && items.length === 0) return text;
	const gap = at < 0 ? `${line}${line}` : line;
	return `${text.trimEnd()}${gap}${[...head, ...items].join(line).trimEnd()}${line}`;
}
