import { isTacitError } from "../core/errors.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { english, type Message } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { eachOnce } from "../externalize/harvest/eachOnce.ts";
import type { Harvested } from "../externalize/harvest/harvested.ts";
import { ageOf } from "../internalize/age.ts";
import type { HarvestOptions } from "./externalize.ts";
import type { JsonHarvest } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import {
	folderAround,
	nothingThere,
	readTarget,
	type Target,
} from "./readTarget.ts";
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
	/** Why no draft can be made of it. */
	readonly refused: Message | undefined;
}

/** What was found, before it is kept. */
interface Reading {
	readonly reasons: readonly Harvested[];
	/** How many more a note says already. */
	readonly noted: number;
	readonly commits: number;
	readonly gone: number;
}

/**
 * `tacit harvest`: prints the reasons that stand in comments, or in the messages of a range of commits, and makes drafts of
 * them if told to. What somebody typed is a path where one of that name is there, else a range where it has two dots.
 */
export async function harvestReasons(
	typed: string | undefined,
	options: HarvestOptions,
): Promise<void> {
	const target = typed === undefined ? undefined : readTarget(typed);
	const isPath = target?.kind !== undefined;
	const isRange = typed !== undefined && !isPath && options.range === undefined;
	if (target && !isPath && !(isRange && seemsRange(typed ?? "")))
		throw nothingThere(typed ?? "");
	const here = openHere(target && isPath ? folderAround(target) : undefined);
	try {
		await here.tacit.load([]);
		const found = await read(
			here,
			isPath ? target : undefined,
			isRange ? typed : options.range,
			options,
		);
		const kept: Kept[] = [];
		for (const reason of found.reasons)
			kept.push(await keep(here, reason, options.keep ?? false));
		if (options.json) printJson(jsonHarvest(here, kept, found));
		else printHarvest(here, kept, found);
	} finally {
		here.dispose();
	}
}

/** Two dots between names of commits, rather than a way up through folders. */
function seemsRange(typed: string): boolean {
	return typed.includes("..") && !/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(typed);
}

async function read(
	here: Here,
	target: Target | undefined,
	range: string | undefined,
	{ todos }: HarvestOptions,
): Promise<Reading> {
	const { tacit } = here;
	const path: RepoPath = target ? here.pathOf(target.place) : repoRoot;
	const reasons: Harvested[] = [];
	let noted = 0;
	// Who asks for commits of a path has asked for its comments, too.
	const comments = range === undefined || target !== undefined;
	if (comments || todos)
		for (const file of await tacit.harvestedFiles(path)) {
			const told = await tacit.harvest(file, { comments, todos });
			reasons.push(...told.reasons);
			noted += told.noted.length;
		}
	if (range === undefined)
		return { reasons: eachOnce(reasons), noted, commits: 0, gone: 0 };
	const told = await tacit.harvestCommits({ range, below: path });
	return {
		reasons: eachOnce([...reasons, ...told.reasons]),
		noted: noted + told.noted.length,
		...{ commits: told.commits, gone: told.gone },
	};
}

async function keep(
	{ tacit }: Here,
	reason: Harvested,
	isKept: boolean,
): Promise<Kept> {
	if (!isKept) return { reason, note: undefined, refused: undefined };
	try {
		const note = await tacit.keepHarvested(reason);
		return { reason, note, refused: undefined };
	} catch (error) {
		// One that cannot be written does not keep the others from it.
		if (!isTacitError(error, "bad-argument")) throw error;
		return { reason, note: undefined, refused: error.words };
	}
}

function printHarvest(
	here: Here,
	kept: readonly Kept[],
	{ noted, commits, gone }: Reading,
): void {
	for (const { reason, note, refused } of kept) {
		const { path, lines, kind, text, author, subject } = reason;
		const place = linesAfter(here.seen(path), lines);
		print(
			`${paint("cyan", shownLine(place))}  ${paint("yellow", kindWords[kind])}`,
		);
		print(`  ${shown(visibleText(text)).replace(/\n/g, "\n  ")}`);
		const age = author && ageOf(author.date, Date.now());
		const facts = [
			author && visibleText(author.author.name),
			age && ageWord(age),
			subject !== undefined &&
				author &&
				`commit ${author.commit.slice(0, 10)}, “${visibleText(subject)}”`,
			note && here.seenFile(note.file),
			refused && `no draft: ${english(refused)}`,
		].filter((fact) => fact);
		if (facts.length > 0)
			print(`  ${paint("dim", shownLine(facts.join(" · ")))}`);
		print("");
	}
	const isKept = kept.some(({ note }) => note);
	remark(
		[
			`${counted(kept.length, "reason")}${commits > 0 ? ` in ${counted(commits, "commit")}` : ""}${isKept ? ", each a private draft now" : ""}.`,
			isKept || kept.length === 0 ? "" : "--keep makes private drafts of them.",
			noted > 0 ? `${noted} more are in notes already.` : "",
			gone > 0
				? `${gone} more are about code that is gone, changed, or not surely found.`
				: "",
		]
			.filter((part) => part !== "")
			.join(" "),
	);
}

function jsonHarvest(
	here: Here,
	kept: readonly Kept[],
	{ noted, commits, gone }: Reading,
): JsonHarvest {
	return {
		version: jsonVersion,
		reasons: kept.map(({ reason, note }) => {
			const { source, path, lines, comment, kind, text, author } = reason;
			const isCommit = source === "commit";
			return {
				...{ source, path: here.seen(path), lines: lines ?? null },
				comment: comment ?? null,
				commit: isCommit ? (author?.commit ?? null) : null,
				subject: reason.subject ?? null,
				...{ kind, text },
				by: author
					? { name: author.author.name, email: author.author.email ?? null }
					: null,
				date: author?.date ?? null,
				note: note ? jsonNote(note, here) : null,
			};
		}),
		...{ noted, commits, gone },
	};
}
