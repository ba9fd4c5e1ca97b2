import {
	commands,
	type Disposable,
	type Location,
	type LocationLink,
	type Position,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import { containsLine, type LineRange } from "../../../core/lineRange.ts";
import type { PlacedNote } from "../../../core/placeNotes.ts";
import type { Log } from "../../../core/ports.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** A note on code that is used elsewhere. */
export interface DefinedNote extends PlacedNote {
	readonly repository: OpenRepository;
}

/** Definitions of one name that are looked at. */
const mostTargets = 5;
/** Names whose answers are remembered. */
const mostKnown = 500;
/** Milliseconds for which it is remembered that there was none: a language that is just starting answers too little. */
const emptyHolds = 5000;

/**
 * Knows the notes where a name is defined. The definition is asked for once for each place of a name in a text as it stands,
 * of whatever extension tells it, and remembered; that there is no note is remembered for some seconds.
 */
export class DefinitionNotes implements Disposable {
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #known = new Map<
		string,
		readonly DefinedNote[] | Promise<readonly DefinedNote[]>
	>();
	/** Texts in which something was found: if they change, so may the answers. */
	readonly #sources = new Set<string>();
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	readonly #subscriptions: Disposable[];

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		const forget = () => {
			this.#known.clear();
			this.#sources.clear();
		};
		this.#subscriptions = [
			repositories.onDidChangeNotes(forget),
			repositories.onDidChangeHistory(forget),
			repositories.onDidClose(forget),
			workspace.onDidChangeTextDocument(({ document }) => {
				if (this.#sources.size > 0 && this.#sources.has(String(document.uri)))
					forget();
			}),
		];
	}

	/**
	 * The notes where the name at the position is defined, decisions first; those that are retired, or whose code is not found
	 * for certain, are left out. Known ones at once; else a promise that does not reject. `undefined` where there is no name.
	 */
	at(
		document: TextDocument,
		position: Position,
	): readonly DefinedNote[] | Promise<readonly DefinedNote[]> | undefined {
		if (document.languageId === "markdown") return undefined;
		if (!this.#repositories.opened(document.uri)) return undefined;
		const word = document.getWordRangeAtPosition(position);
		if (!word) return undefined;
		const { line, character } = word.start;
		const key = `${document.uri} ${document.version} ${line}:${character}`;
		const known = this.#known.get(key);
		if (known) return known;
		const asked = this.#find(document, word.start).then(
			(found) => {
				if (this.#known.get(key) !== asked) return found;
				this.#known.set(key, found);
				if (found.length === 0) this.#forgetLater(key, found);
				return found;
			},
			(error: unknown) => {
				this.#log.warn("Where a name is defined could not be told.", error);
				if (this.#known.get(key) === asked) this.#known.delete(key);
				return [];
			},
		);
		this.#known.set(key, asked);
		for (const oldest of this.#known.keys()) {
			if (this.#known.size <= mostKnown) break;
			this.#known.delete(oldest);
		}
		return asked;
	}

	#forgetLater(key: string, found: readonly DefinedNote[]): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			if (this.#known.get(key) === found) this.#known.delete(key);
		}, emptyHolds);
		this.#timers.add(timer);
	}

	dispose(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	async #find(
		document: TextDocument,
		at: Position,
	): Promise<readonly DefinedNote[]> {
		const told = await commands.executeCommand<(Location | LocationLink)[]>(
			"vscode.executeDefinitionProvider",
			document.uri,
			at,
		);
		const found = new Map<string, DefinedNote>();
		for (const target of (told ?? []).slice(0, mostTargets).map(targetOf))
			for (const note of await this.#notesAt(target))
				found.set(`${note.repository.root} ${note.note.head.id}`, note);
		return [...found.values()].sort((a, b) => rankOf(a) - rankOf(b));
	}

	async #notesAt({
		uri,
		name,
		whole,
	}: Target): Promise<readonly DefinedNote[]> {
		const repository =
			uri.scheme === "file" ? this.#repositories.opened(uri) : undefined;
		const path = repository?.pathOf(uri);
		if (!repository || path === undefined) return [];
		const { tacit } = repository;
		if (
			tacit.index.notesAt(path).length === 0 &&
			(tacit.whereabouts?.arrivalsAt(path) ?? []).length === 0
		)
			return [];
		this.#sources.add(String(uri));
		// A note that names a file outside by way of a link is shown nowhere.
		await repository.codeUri(path);
		const code = await tacit.readCode(path);
		if (!code) return [];
		const placed = await tacit.placeNotes(path, () => code, { history: true });
		return placed.flatMap((each) => {
			const { placement, note } = each;
			return placement.state === "attached" &&
				note.head.status !== "retired" &&
				isOn(placement.lines, name, whole)
				? [{ ...each, repository }]
				: [];
		});
	}
}

/** Where a name is defined: lines 1-based, inclusive. */
interface Target {
	readonly uri: Uri;
	/** The line of the name. */
	readonly name: number;
	/** All that is defined, where that is told. */
	readonly whole: LineRange | undefined;
}

function targetOf(target: Location | LocationLink): Target {
	if ("uri" in target)
		return {
			uri: target.uri,
			name: target.range.start.line + 1,
			whole: undefined,
		};
	const { targetUri, targetRange, targetSelectionRange } = target;
	return {
		uri: targetUri,
		name: (targetSelectionRange ?? targetRange).start.line + 1,
		whole: {
			start: targetRange.start.line + 1,
			end: targetRange.end.line + 1,
		},
	};
}

/** Whether a note’s lines hold the name, or lie within what is defined. */
function isOn(
	lines: LineRange,
	name: number,
	whole: LineRange | undefined,
): boolean {
	return (
		containsLine(lines, name) ||
		(whole !== undefined &&
			whole.start <= lines.start &&
			lines.end <= whole.end)
	);
}

function rankOf({ note: { head } }: DefinedNote): number {
	if (head.status === "superseded") return 2;
	return head.kind === "decision" ? 0 : 1;
}
