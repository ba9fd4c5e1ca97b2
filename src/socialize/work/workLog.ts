import { parsePerson } from "../../core/person.ts";
import type { WorkCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { IntList } from "./intList.ts";
import { isFormatting } from "./isFormatting.ts";
import { type KeptPeople, PeopleTable } from "./peopleTable.ts";
import { WorkCursor } from "./workCursor.ts";

/** Characters of a hash that tell commits apart here. */
const hashLength = 16;

/** What a `WorkLog` is made of again. */
export interface KeptWork {
	readonly people: KeptPeople;
	readonly paths: readonly string[];
	readonly removed: readonly number[];
	readonly formerly: readonly (readonly [path: string, file: number])[];
	readonly hashes: string;
	readonly stream: IntList;
}

/** A commit of the log, with numbers in the place of people and files. Its lists are views, to be read at once. */
export interface LoggedCommit {
	/** 0 for the first. */
	readonly index: number;
	/** Days since 1970-01-01. */
	readonly day: number;
	/** Whether its message says that it changed the layout alone. */
	readonly isFormatting: boolean;
	/** Who wrote it first, then co-authors; no machines. */
	readonly people: Int32Array;
	/** Whether the first of `people` is the author, and not a co-author of a machine. */
	readonly hasAuthor: boolean;
	readonly files: Int32Array;
}

/**
 * Who worked on what, of all commits, in a few bytes each: four for each file that a commit changed and about thirty for the
 * commit, beside the paths. A file keeps its number through renames. Commits are added after their parents; one that is gone
 * is forgotten again. What became of a path on another branch meanwhile is told by the last commit that was added.
 */
export class WorkLog {
	readonly #people: PeopleTable;
	readonly #paths: RepoPath[];
	readonly #removed: Set<number>;
	/** Files by the paths at which they stood. */
	readonly #formerly: Map<string, number>;
	#numbers: Map<string, number> | undefined;
	#hashes: string;
	#stream: IntList;

	constructor(kept?: KeptWork) {
		this.#people = new PeopleTable(kept?.people);
		this.#paths = [...((kept?.paths as readonly RepoPath[]) ?? [])];
		this.#removed = new Set(kept?.removed);
		this.#formerly = new Map(kept?.formerly);
		this.#hashes = kept?.hashes ?? "";
		this.#stream = kept?.stream ?? new IntList();
	}

	/** By number. */
	get people(): PeopleTable["people"] {
		return this.#people.people;
	}

	/** The number of somebody by name or address; `undefined` for who never committed here. */
	personOf(...[person]: Parameters<PeopleTable["find"]>): number | undefined {
		return this.#people.find(person);
	}

	/** See `PeopleTable.findOwner`. */
	ownerOf(owner: string): number | undefined {
		return this.#people.findOwner(owner);
	}

	/** Paths by the file's number, each the last that it had; those of files that are gone, too. */
	get paths(): readonly RepoPath[] {
		return this.#paths;
	}

	/** Whether the last commit that speaks of a file took it away. */
	isRemoved(file: number): boolean {
		return this.#removed.has(file);
	}

	/** The number of the file that stands at a path, or stood there last. */
	fileAt(path: RepoPath): number | undefined {
		if (this.#numbers)
			return this.#numbers.get(path) ?? this.#formerly.get(path);
		// For one question it takes less time than to number all of them.
		let gone: number | undefined;
		for (let at = this.#paths.length - 1; at >= 0; at--) {
			if (this.#paths[at] !== path) continue;
			if (!this.#removed.has(at)) return at;
			gone ??= at;
		}
		return gone ?? this.#formerly.get(path);
	}

	/** The numbers of the files that stand at these paths, or stood there last; those that never did are left out. */
	filesAt(paths: Iterable<RepoPath>): ReadonlySet<number> {
		const numbers = this.#numbered();
		const found = new Set<number>();
		for (const path of paths) {
			const file = numbers.get(path) ?? this.#formerly.get(path);
			if (file !== undefined) found.add(file);
		}
		return found;
	}

	/** How many commits there are. */
	get length(): number {
		return this.#hashes.length / hashLength;
	}

	/** Adds a commit. */
	add(commit: WorkCommit): void {
		const { hash, day, author, writtenEmail, subject, files } = commit;
		const writer = this.#people.numberOf(author, writtenEmail);
		const people = new Set(writer === undefined ? [] : [writer]);
		for (const line of commit.coAuthors) {
			const person = parsePerson(line);
			const number = person && this.#people.numberOf(person);
			if (number !== undefined) people.add(number);
		}
		const worked = new Set<number>();
		for (const file of files) {
			const number = this.#place(file);
			if (file.how !== "moved") worked.add(number);
		}
		const stream = this.#stream;
		stream.push(day);
		stream.push(
			(isFormatting(subject) ? 1 : 0) | (writer === undefined ? 0 : 2),
		);
		stream.push(people.size);
		for (const person of people) stream.push(person);
		stream.push(worked.size);
		for (const file of worked) stream.push(file);
		this.#hashes += hash.slice(0, hashLength);
	}

	/** Forgets commits (full hashes); what they renamed keeps its number. */
	forget(hashes: readonly string[]): void {
		if (hashes.length === 0) return;
		const gone = this.indicesOf(hashes);
		const kept = new IntList(this.#stream.length);
		let left = "";
		const items = this.#stream.items;
		let from = 0;
		for (const { index } of this.commits()) {
			const to = endOf(items, from);
			if (!gone.has(index)) {
				for (let at = from; at < to; at++) kept.push(items[at] ?? 0);
				left += this.#hashes.slice(
					index * hashLength,
					(index + 1) * hashLength,
				);
			}
			from = to;
		}
		this.#stream = kept;
		this.#hashes = left;
	}

	/** Where commits (full hashes, or their first 16 digits or more) stand in the log; those that are not in it are left out. */
	indicesOf(hashes: readonly string[]): ReadonlySet<number> {
		const wanted = new Set(hashes.map((hash) => hash.slice(0, hashLength)));
		const found = new Set<number>();
		if (wanted.size === 0) return found;
		for (let at = 0; at < this.#hashes.length; at += hashLength)
			if (wanted.has(this.#hashes.slice(at, at + hashLength)))
				found.add(at / hashLength);
		return found;
	}

	/** Goes through all commits, as `commits` does, without making anything for each. */
	cursor(): WorkCursor {
		return new WorkCursor(this.#stream.items);
	}

	/** All commits, in the order in which they were added. */
	*commits(): Iterable<LoggedCommit> {
		const { items } = this.#stream;
		const at = new WorkCursor(items);
		while (at.next())
			yield {
				...{ index: at.index, day: at.day, hasAuthor: at.hasAuthor },
				isFormatting: at.isFormatting,
				people: items.subarray(at.firstPerson, at.endPerson),
				files: items.subarray(at.firstFile, at.endFile),
			};
	}

	/** All of it as plain data; to be used before the log changes. */
	keep(): KeptWork {
		return {
			people: this.#people.keep(),
			paths: this.#paths,
			removed: [...this.#removed],
			formerly: [...this.#formerly],
			hashes: this.#hashes,
			stream: this.#stream,
		};
	}

	/** The number of the file that a commit worked on; what became of its path is remembered. */
	#place({ path, from, how }: WorkCommit["files"][number]): number {
		const numbers = this.#numbered();
		if (from !== undefined) {
			const file = numbers.get(from) ?? this.#formerly.get(from);
			if (file !== undefined) {
				numbers.delete(from);
				this.#formerly.set(from, file);
				numbers.set(path, file);
				this.#paths[file] = path;
				this.#removed.delete(file);
				return file;
			}
		}
		const former = this.#formerly.get(path);
		// What is added where something else stood before that went elsewhere is another file.
		const isAnother =
			how === "added" && former !== undefined && this.#paths[former] !== path;
		let file = numbers.get(path) ?? (isAnother ? undefined : former);
		if (file === undefined) {
			file = this.#paths.length;
			this.#paths.push(path);
			numbers.set(path, file);
		}
		if (how === "removed") this.#removed.add(file);
		else if (this.#paths[file] === path) this.#removed.delete(file);
		return file;
	}

	#numbered(): Map<string, number> {
		if (this.#numbers) return this.#numbers;
		const numbers = new Map<string, number>();
		for (const [file, path] of this.#paths.entries()) {
			const other = numbers.get(path);
			// One that is gone does not take its path from one that stands there.
			if (
				other === undefined ||
				!this.#removed.has(file) ||
				this.#removed.has(other)
			)
				numbers.set(path, file);
		}
		this.#numbers = numbers;
		return numbers;
	}
}

function endOf(items: Int32Array, from: number): number {
	const firstFile = from + 3 + (items[from + 2] ?? 0) + 1;
	return firstFile + (items[firstFile - 1] ?? 0);
}
