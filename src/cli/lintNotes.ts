import process from "node:process";
import type { Anchor } from "../core/anchor/anchor.ts";
import { isTacitError } from "../core/errors.ts";
import type { FileFinding, Finding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { english, type Message, msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { cellFinder, type FindCell } from "../core/notebook/cellFinder.ts";
import { type CodeText, codeOf } from "../core/notebook/codeText.ts";
import { noteFolderOf } from "../core/notePath.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import { isWithin, type RepoPath } from "../core/repoPath.ts";
import { mayLoseCode, unreadableAnchor } from "../core/unreadableAnchors.ts";
import { placeKind } from "../node/terminal/placeKind.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { Tacit } from "../tacit.ts";
import type { LintOptions } from "./combine.ts";
import { fixLinks } from "./fixLinks.ts";
import { type JsonLint, jsonFinding } from "./json/combine.ts";
import { jsonVersion } from "./json/version.ts";
import { mendRecords } from "./mendRecords.ts";
import { type Here, openHere } from "./openHere.ts";
import { pathsOf } from "./placesNow.ts";
import { printFindings, type WordedFinding } from "./printFindings.ts";
import { candidateLines, foundAfter, linesAfter } from "./printNote.ts";
import { nothingThere, refuseEmpty } from "./readTarget.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit lint`: everything that is wrong with notes, decision records and settings; sets the exit code to 1 for errors and warnings. */
export async function lintNotes(
	typed: readonly string[],
	options: LintOptions,
): Promise<void> {
	const here = openHere();
	try {
		const paths = typed.map((each) => {
			refuseEmpty(each);
			return here.pathOf(absolutePath(process.cwd(), each));
		});
		await here.tacit.load([]);
		await here.tacit.whereabouts.refresh();
		refuseUnknown(here, typed, paths);
		if (options.fix) await fixLinks(here, (file) => isIn(here, file, paths));
		const notes = [...here.tacit.index.notes()].filter((note) =>
			isAbout(here, note, paths),
		);
		const mended = options.fix
			? await mendRecords(here, ({ file }) => isIn(here, file, paths))
			: [];
		const records = await here.tacit.records();
		const findings = [
			...here.tacit.index
				.findings()
				.filter(({ file }) => isIn(here, file, paths)),
			...here.tacit
				.configFindings()
				.filter(({ file }) => isIn(here, file, paths)),
			...(await anchorFindings(here, notes)),
			...(await linkFindings(here, notes)),
			...(await here.tacit.pathFindings()).filter(({ file }) =>
				isIn(here, file, paths),
			),
			...[...records.findings, ...(await numbersElsewhere(here))].filter(
				({ file }) => isIn(here, file, paths),
			),
		].sort(byPlace);
		const worded = findings.map((finding) => ({
			finding,
			message: english(findingText(finding)),
		}));
		const counts = {
			notes: notes.length,
			records: records.records.filter(({ path }) =>
				isIn(here, { visibility: "published", path }, paths),
			).length,
		};
		if (options.json) {
			const json: JsonLint = {
				version: jsonVersion,
				...counts,
				mended,
				findings: worded.map(({ finding, message }) =>
					jsonFinding(finding, message, here),
				),
			};
			printJson(json);
		} else {
			for (const { file, line, change } of mended)
				print(`${shownLine(file)}:${line}: mended: ${shownLine(change)}`);
			printLint(here, worded, counts);
		}
		if (findings.some(({ severity }) => severity !== "info"))
			process.exitCode ??= 1;
	} finally {
		here.dispose();
	}
}

function refuseUnknown(
	here: Here,
	typed: readonly string[],
	paths: readonly RepoPath[],
): void {
	for (const [at, path] of paths.entries()) {
		const name = typed[at] ?? "";
		const isThere =
			placeKind(absolutePath(process.cwd(), name)) !== undefined ||
			[...here.tacit.index.notes()].some((note) => isAbout(here, note, [path]));
		if (!isThere) throw nothingThere(name);
	}
}

function printLint(
	here: Here,
	worded: readonly WordedFinding[],
	{ notes, records }: { readonly notes: number; readonly records: number },
): void {
	printFindings(here, worded);
	const count = (severity: Finding["severity"]) =>
		worded.filter(({ finding }) => finding.severity === severity).length;
	const looked =
		records === 0
			? counted(notes, "note")
			: `${counted(notes, "note")}, ${counted(records, "decision record")}`;
	remark(
		worded.length === 0
			? `${looked}, no problems.`
			: `${looked}: ${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${count("info")} for information.`,
	);
}

/** A note's own problems count if its file, or what its folder is beside, lies in the paths. */
function isIn(
	here: Here,
	file: FileFinding["file"],
	paths: readonly RepoPath[],
): boolean {
	if (paths.length === 0) return true;
	const note = here.tacit.index.noteIn(file);
	if (note) return isAbout(here, note, paths);
	const beside = noteFolderOf(file) ?? file.path;
	return paths.some(
		(path) =>
			(file.visibility === "published" && isWithin(path, file.path)) ||
			isWithin(path, beside),
	);
}

function isAbout(
	{ tacit }: Here,
	note: IndexedNote,
	paths: readonly RepoPath[],
): boolean {
	const { file } = note;
	return (
		paths.length === 0 ||
		paths.some(
			(path) =>
				(file.visibility === "published" && isWithin(path, file.path)) ||
				pathsOf(tacit, note).some((each) => isWithin(path, each)),
		)
	);
}

/** Where anchors stand today: what is lost, and what is not certain. Retired and superseded notes may lose their code. */
async function anchorFindings(
	{ tacit, workspace }: Here,
	notes: readonly IndexedNote[],
): Promise<readonly FileFinding[]> {
	const live = new Set(
		notes.filter((note) => !mayLoseCode(note)).map(({ file }) => file.path),
	);
	const paths = new Set(notes.flatMap((note) => pathsOf(tacit, note)));
	const among = notes.map(({ file }) => file);
	const findings: FileFinding[] = [];
	for (const path of [...paths].sort()) {
		const found = await readFound({ tacit, workspace }, path);
		const placed = await tacit.placeNotes(path, () => found.code, {
			...{ history: true, among },
		});
		const findCell = await cellFinder(
			tacit.readCode,
			placed.map(({ placement }) => placement),
		);
		for (const each of placed)
			if (live.has(each.note.file.path))
				findings.push(...findingFor(each, found, findCell));
	}
	return findings;
}

/** Links that lead out of the repository. */
async function linkFindings(
	{ tacit }: Here,
	notes: readonly IndexedNote[],
): Promise<readonly FileFinding[]> {
	const findings: FileFinding[] = [];
	for (const note of notes)
		for (const finding of await linksOf(tacit, note))
			findings.push({ ...finding, file: note.file });
	return findings;
}

async function linksOf(
	tacit: Tacit,
	note: IndexedNote,
): Promise<readonly Finding[]> {
	try {
		return await tacit.linkFindings(note);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return [
			{
				code: "unreadable",
				severity: "warning",
				lines: { start: 1, end: 1 },
				found: error.words,
				expected: msg`a note that can be read in a moment`,
			},
		];
	}
}

const noCode = codeOf("", "");

/** What stands where a note points. */
interface Found {
	readonly kind: "file" | "folder" | undefined;
	readonly code: CodeText;
	/** Why it cannot be read. */
	readonly failure?: Message;
}

async function readFound(
	{ tacit, workspace }: Pick<Here, "tacit" | "workspace">,
	path: RepoPath,
): Promise<Found> {
	try {
		const kind = await workspace.kindOf(path);
		const code = kind === "file" ? await tacit.readCode(path) : undefined;
		return { kind, code: code ?? noCode };
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return { kind: undefined, code: noCode, failure: error.words };
	}
}

function findingFor(
	{ note, anchor, placement }: PlacedNote,
	{ kind, failure }: Found,
	findCell: FindCell,
): readonly FileFinding[] {
	const make = (
		code: Finding["code"],
		found: Finding["found"],
		expected: Message,
	): readonly FileFinding[] => [
		{
			code,
			severity: code === "anchor-nearest" ? "info" : "warning",
			file: note.file,
			lines: { start: anchor.noteLine, end: anchor.noteLine },
			found,
			expected,
		},
	];
	if (failure !== undefined) return [unreadableAnchor(note, anchor, failure)];
	const wanted = anchor.isFolder ? "folder" : "file";
	const remedy = msg`point the note to where it is now, or retire it`;
	if (placement.state === "proposed")
		return make(
			"anchor-lost",
			placeOf(anchor),
			msg`the quoted code in that file; it is probably at ${candidateLines(placement.candidates, anchor.path, findCell)}; ${remedy}`,
		);
	if (placement.state === "lost" && !anchor.lines && kind === wanted)
		return make(
			"anchor-lost",
			placeOf(anchor),
			msg`the ${wanted} that the note was written for, not another of that name; ${remedy}`,
		);
	if (kind !== wanted)
		return make(
			"anchor-lost",
			placeOf(anchor),
			msg`a ${wanted} of that name; ${remedy}`,
		);
	if (placement.state === "lost")
		return make(
			"anchor-lost",
			placeOf(anchor),
			msg`the quoted code in that file; ${remedy}`,
		);
	return placement.state === "attached" && placement.certainty === "nearest"
		? make(
				"anchor-nearest",
				foundAfter(placement.path, placement, findCell),
				msg`code that stands there once`,
			)
		: [];
}

function placeOf({ path, lines, cell }: Anchor): string {
	return linesAfter(path === "" ? "." : path, lines, cell);
}

function byPlace(a: FileFinding, b: FileFinding): number {
	if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
	return a.lines.start - b.lines.start;
}

/** Records whose number another branch gave to another one. */
async function numbersElsewhere({
	tacit,
}: Here): Promise<readonly FileFinding[]> {
	return (await tacit.numberCollisions()).map(({ path, others, next }) => ({
		...{ code: "record-number-elsewhere", severity: "warning" },
		file: { visibility: "published", path },
		lines: { start: 1, end: 1 },
		found: others
			.map((other) => `${other.path} (${other.branches.join(", ")})`)
			.join("; "),
		expected: msg`a number of its own, e.g. ${next}`,
	}));
}
