import { visibleText } from "../core/markdown/visibleText.ts";
import type { IndexedNote } from "../core/note.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { repoRoot } from "../core/repoPath.ts";
import type { Harvested } from "../externalize/harvest/harvested.ts";
import { ageOf } from "../internalize/age.ts";
import type { HarvestOptions } from "./externalize.ts";
import type { JsonHarvest } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import { folderAround, nothingThere, readTarget } from "./readTarget.ts";
import {
	paint,
	print,
	printJson,
	remark,
	shown,
	shownLine,
} from "./terminal.ts";
import { ageWord, counted, kindWords } from "./words.ts";

/** A reason, and the draft that was made of it. */
interface Kept {
	readonly reason: Harvested;
	readonly note: IndexedNote | undefined;
}

/** `tacit harvest`: prints the reasons that stand in comments, and makes drafts of them if told to. */
export async function harvestReasons(
	typed: string | undefined,
	options: HarvestOptions,
): Promise<void> {
	const target = typed === undefined ? undefined : readTarget(typed);
	const here = openHere(target && folderAround(target));
	try {
		const path = target ? here.pathOf(target.place) : repoRoot;
		if (target && target.kind === undefined) throw nothingThere(typed ?? "");
		await here.tacit.load([]);
		const found = await reasonsBelow(here, path);
		const kept: Kept[] = [];
		for (const reason of found)
			kept.push({
				reason,
				note: options.keep ? await here.tacit.keepHarvested(reason) : undefined,
			});
		if (options.json) printJson(jsonHarvest(here, kept));
		else printHarvest(here, kept);
	} finally {
		here.dispose();
	}
}

async function reasonsBelow(
	{ tacit }: Here,
	path: RepoPath,
): Promise<readonly Harvested[]> {
	const found: Harvested[] = [];
	for (const file of await tacit.harvestedFiles(path))
		found.push(...(await tacit.harvest(file)));
	return found;
}

function printHarvest(here: Here, kept: readonly Kept[]): void {
	for (const { reason, note } of kept) {
		const { path, lines, kind, text, author } = reason;
		const place = linesAfter(here.seen(path), lines);
		print(
			`${paint("cyan", shownLine(place))}  ${paint("yellow", kindWords[kind])}`,
		);
		print(`  ${shown(visibleText(text)).replace(/\n/g, "\n  ")}`);
		const age = author && ageOf(author.date, Date.now());
		const facts = [
			author && visibleText(author.author.name),
			age && ageWord(age),
			note && here.seenFile(note.file),
		].filter((fact) => fact !== undefined);
		if (facts.length > 0)
			print(`  ${paint("dim", shownLine(facts.join(" · ")))}`);
		print("");
	}
	const isKept = kept.some(({ note }) => note);
	remark(
		`${counted(kept.length, "reason")}${isKept ? ", each a private draft now" : kept.length > 0 ? ". --keep makes private drafts of them." : "."}`,
	);
}

function jsonHarvest(here: Here, kept: readonly Kept[]): JsonHarvest {
	return {
		version: jsonVersion,
		reasons: kept.map(({ reason, note }) => {
			const { path, lines, comment, kind, text, author } = reason;
			return {
				...{ path: here.seen(path), lines, comment, kind, text },
				by: author
					? { name: author.author.name, email: author.author.email ?? null }
					: null,
				date: author?.date ?? null,
				note: note ? jsonNote(note, here) : null,
			};
		}),
	};
}
