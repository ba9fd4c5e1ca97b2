import process from "node:process";
import { agendaMarkdown } from "../socialize/agenda/agendaMarkdown.ts";
import { jsonAgenda } from "./json/agenda.ts";
import { openHere } from "./openHere.ts";
import type { RetroOptions } from "./retroCommand.ts";
import { print, printJson, remark, shown } from "./terminal.ts";

/** `tacit retro`: what to talk about after some commits. */
export async function showRetro(
	range: string,
	{ minutes, write, json }: RetroOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const found = await here.tacit.retro(range, minutes);
		const path = write ? await here.tacit.writeAgenda(found) : undefined;
		if (json) printJson(jsonAgenda(found.agenda, path, here));
		else if (path === undefined)
			print(
				shown(
					agendaMarkdown(found.agenda, {
						folder: here.pathOf(process.cwd()),
						host: found.host,
					}).trimEnd(),
				),
			);
		else print(here.seen(path));
		if (found.agenda.parts.length === 0)
			remark("There is nothing to talk about in it.");
	} finally {
		here.dispose();
	}
}
