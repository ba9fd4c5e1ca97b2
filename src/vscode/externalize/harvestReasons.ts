import {
	type CancellationToken,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	QuickPickItemKind,
	Uri,
	window,
} from "vscode";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { eachOnce } from "../../externalize/harvest/eachOnce.ts";
import type { Harvested } from "../../externalize/harvest/harvested.ts";
import { ageOf } from "../../internalize/age.ts";
import type { OpenRepository } from "../openRepository.ts";
import { pickMany } from "../pickMany.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { ageWord, kindIcon } from "../words.ts";

interface Item extends QuickPickItem {
	/** `undefined` for the name of a file. */
	readonly harvested?: Harvested;
}

/** What somebody chose to have read. */
interface Wanted {
	readonly comments: boolean;
	readonly todos: boolean;
	/** `since`: the first day. */
	readonly commits:
		| { readonly range: string; readonly since: string | undefined }
		| undefined;
}

interface Found {
	readonly reasons: readonly Harvested[];
	/** The notes that say the rest, one for each that was left out. */
	readonly noted: readonly NoteFile[];
	readonly gone: number;
}

const yearMs = 365 * 86_400_000;

/**
 * Finds the reasons that stand in comments and commits, of a file or folder that is given, else of the repository that is
 * being looked at, and makes private drafts of those that somebody checks in a list.
 */
export async function harvestReasons(
	repositories: Repositories,
	given: unknown,
): Promise<void> {
	const place = given instanceof Uri ? given : placeHere();
	const repository =
		place && (repositories.opened(place) ?? repositories.ofFolder(place));
	if (!repository)
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	const below = given instanceof Uri ? repository.pathOf(given) : repoRoot;
	const wanted = await askWhat();
	if (!wanted) return;
	await repository.ready;
	const found = await search(repository, below ?? repoRoot, wanted);
	if (!found) return;
	if (found.reasons.length === 0) {
		tell(
			`$(info) ${[l10n.t("Nothing was found that no note says."), ...leftOut(found)].join(" ")}`,
		);
		return;
	}
	const chosen = await pickMany(itemsOf(found.reasons), {
		title: l10n.t(
			"Reasons already written: check those to keep as private drafts",
		),
		placeHolder: [
			l10n.t(
				"{0} found; type to filter by words, person or file.",
				found.reasons.length,
			),
			...leftOut(found),
		].join(" "),
	});
	const wantedReasons = (chosen ?? []).flatMap(({ harvested }) =>
		harvested ? [harvested] : [],
	);
	if (wantedReasons.length > 0) await keepAll(repository, wantedReasons);
}

function tell(words: string): void {
	window.setStatusBarMessage(words, 8000);
}

/** What to read; `undefined` where it was called off. */
async function askWhat(): Promise<Wanted | undefined> {
	const comments = {
		label: l10n.t("Comments with reasons"),
		description: l10n.t("beside suppressions, too"),
		picked: true,
	};
	const lastYear = {
		label: l10n.t("Commits of the last year"),
		description: l10n.t("their messages, and those of merges"),
	};
	const range = { label: l10n.t("Commits of a range…") };
	const todos = {
		label: l10n.t("TODO and FIXME comments"),
		description: l10n.t("HACK and XXX, too"),
	};
	const chosen = await pickMany<QuickPickItem>(
		[comments, lastYear, range, todos],
		{
			title: l10n.t("Reasons already written: what is to be read?"),
		},
	);
	if (!chosen) return undefined;
	const has = ({ label }: QuickPickItem) =>
		chosen.some((each) => each.label === label);
	let commits: Wanted["commits"];
	if (has(range)) {
		const typed = await window.showInputBox({
			title: l10n.t("Which commits are to be read?"),
			prompt: l10n.t("v1.2..v1.3, main.., or HEAD for all of them"),
			value: "HEAD",
			validateInput: (text) =>
				text.trim() === "" ? l10n.t("Type a range of commits.") : undefined,
		});
		if (typed === undefined) return undefined;
		commits = { range: typed.trim(), since: undefined };
	} else if (has(lastYear))
		commits = {
			range: "HEAD",
			since: new Date(Date.now() - yearMs).toISOString().slice(0, 10),
		};
	return { comments: has(comments), todos: has(todos), commits };
}

/** `undefined` where it was cancelled. */
function search(
	{ tacit }: OpenRepository,
	below: RepoPath,
	{ comments, todos, commits }: Wanted,
): Thenable<Found | undefined> {
	return window.withProgress(
		{
			location: ProgressLocation.Notification,
			title: l10n.t("Looking for reasons"),
			cancellable: true,
		},
		async (progress, token: CancellationToken) => {
			const isStopped = () => token.isCancellationRequested;
			const share = commits && (comments || todos) ? 50 : 100;
			const reasons: Harvested[] = [];
			const noted: NoteFile[] = [];
			if (comments || todos) {
				const files = await tacit.harvestedFiles(below);
				for (const file of files) {
					if (isStopped()) return undefined;
					progress.report({ message: file, increment: share / files.length });
					const told = await tacit.harvest(file, { comments, todos });
					reasons.push(...told.reasons);
					noted.push(...told.noted);
				}
			}
			if (!commits) return { reasons: eachOnce(reasons), noted, gone: 0 };
			let shown = 0;
			const told = await tacit.harvestCommits(
				{ ...commits, below },
				{
					isStopped,
					onProgress(read, all) {
						const percent = Math.floor((share * read) / all);
						if (percent === shown) return;
						progress.report({
							message: l10n.t("{0} of {1} commits", read, all),
							increment: percent - shown,
						});
						shown = percent;
					},
				},
			);
			if (isStopped()) return undefined;
			return {
				reasons: eachOnce([...reasons, ...told.reasons]),
				noted: [...noted, ...told.noted],
				gone: told.gone,
			};
		},
	);
}

/** What is not in the list, and why. */
function leftOut({ noted, gone }: Found): readonly string[] {
	const drafts = noted.filter(({ visibility }) => visibility === "draft");
	const published = noted.length - drafts.length;
	return [
		drafts.length > 0
			? l10n.t("{0} are private drafts already.", drafts.length)
			: "",
		published > 0 ? l10n.t("{0} are in notes already.", published) : "",
		gone > 0
			? l10n.t("{0} are about code that is gone or has changed.", gone)
			: "",
	].filter((part) => part !== "");
}

/** By file, in the order of its lines, under its name. */
function itemsOf(reasons: readonly Harvested[]): readonly Item[] {
	const files = new Map<RepoPath, Harvested[]>();
	for (const reason of reasons) {
		const own = files.get(reason.path);
		if (own) own.push(reason);
		else files.set(reason.path, [reason]);
	}
	return [...files]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.flatMap(([path, own]) => [
			{ label: path, kind: QuickPickItemKind.Separator },
			...own
				.sort((a, b) => (a.lines?.start ?? 0) - (b.lines?.start ?? 0))
				.map(itemOf),
		]);
}

function itemOf(harvested: Harvested): Item {
	const { path, lines, kind, text, author, subject } = harvested;
	const age = author && ageOf(author.date, Date.now());
	const place = lines ? `${path}:${lines.start}` : path;
	return {
		// An icon's name in somebody's words is no icon.
		label: `$(${kindIcon(kind)}) ${oneLine(text).replaceAll("$(", "$ (")}`,
		description: [author && oneLine(author.author.name), age && ageWord(age)]
			.filter((part) => part)
			.join(", "),
		detail:
			subject === undefined
				? place
				: `${place} · $(git-commit) ${oneLine(subject).replaceAll("$(", "$ (")}`,
		harvested,
	};
}

function oneLine(text: string): string {
	return visibleText(text).replace(/\s+/g, " ");
}

async function keepAll(
	{ tacit }: OpenRepository,
	reasons: readonly Harvested[],
): Promise<void> {
	let refused = 0;
	for (const reason of reasons)
		try {
			await tacit.keepHarvested(reason);
		} catch (error) {
			// One that cannot be written does not keep the others from it.
			if (!isTacitError(error, "bad-argument")) throw error;
			refused++;
		}
	const kept = reasons.length - refused;
	tell(
		[
			kept === 1
				? l10n.t("$(lock) 1 private draft, on this machine only.")
				: l10n.t("$(lock) {0} private drafts, on this machine only.", kept),
			refused > 0 ? l10n.t("{0} could not be written.", refused) : "",
		].join(" "),
	);
}
