import process from "node:process";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { agendaMarkdown } from "../socialize/agenda/agendaMarkdown.ts";
import type { FoundAgenda } from "../tacit/agendas.ts";
import { jsonAgenda } from "./json/agenda.ts";
import type { Here } from "./openHere.ts";
import { print, printJson, shown } from "./terminal.ts";

/** Prints an agenda, its links as seen from the current directory; or writes it into its file, and prints where that is. */
export async function printAgenda(
	found: FoundAgenda,
	here: Here,
	{ write, json }: { readonly write?: true; readonly json?: true },
): Promise<void> {
	const path = write ? await here.tacit.writeAgenda(found) : undefined;
	if (json) printJson(jsonAgenda(found.agenda, path, here));
	else if (path === undefined) {
		const folder = folderHere(here);
		const text = agendaMarkdown(found.agenda, { folder, host: found.host });
		print(shown(text.trimEnd()));
	} else print(here.seen(path));
}

/** The current directory; the root where somebody looks from outside. */
function folderHere({ root, pathOf }: Here): RepoPath {
	const folder = process.cwd();
	return pathBelow(root, folder) === undefined ? repoRoot : pathOf(folder);
}
