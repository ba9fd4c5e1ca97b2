import { slugOf } from "../../core/notePath.ts";
import { replaceText } from "../../core/replaceText.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import {
	agendaFile,
	sessionsFolder,
} from "../../socialize/agenda/agendaFile.ts";
import type { FoundAgenda } from "../agendas.ts";
import type { TacitBase } from "../base.ts";

/** See `Agendas.writeAgenda`; `today` is `YYYY-MM-DD`. */
export async function writeAgendaFile(
	{ agenda, host }: FoundAgenda,
	{ workspace }: Pick<TacitBase, "workspace">,
	today: string,
): Promise<RepoPath> {
	const after = agendaFile(agenda, today, host);
	for (let copy = 1; ; copy++) {
		const more = copy === 1 ? "" : `-${copy}`;
		const name = `${today}-${slugOf(agenda.title)}${more}.md`;
		const path = `${sessionsFolder}/${name}` as RepoPath;
		if ((await workspace.kindOf(path)) !== undefined) continue;
		await replaceText({ path, before: undefined, after }, workspace);
		return path;
	}
}
