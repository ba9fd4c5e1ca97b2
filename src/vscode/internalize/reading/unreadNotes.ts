import { type Disposable, EventEmitter, window } from "vscode";
import type { NoteId } from "../../../core/noteId.ts";
import { isSamePerson, type Person } from "../../../core/person.ts";
import type { Log } from "../../../core/ports.ts";
import { noteInFile } from "../../noteInFile.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** Milliseconds in which notes are gathered that are to be compared with what was read. */
const gathering = 50;

/** What is known of one repository. */
interface Known {
	/** Who works here; `undefined` where git does not say. */
	readonly me: Person | undefined;
	/** Of notes that were read once, what they said then, and whether they said something else when they were last looked at. */
	readonly compared: Map<
		NoteId,
		{ readonly read: string; readonly isOther: boolean }
	>;
	/** Those that are to be looked at, again or for the first time. */
	readonly due: Set<NoteId>;
	readonly looked: Set<NoteId>;
	timer: ReturnType<typeof setTimeout> | undefined;
	readonly subscription: Disposable;
}

/**
 * Knows what whoever works here has not read: neither opened nor acknowledged since it says what it says. Their own notes
 * count as read, and so does everything before it is known who they are: a dot that goes by itself says nothing.
 */
export class UnreadNotes implements Disposable {
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #known = new Map<OpenRepository, Known | "asked">();
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable[];

	/** Something is unread that was not, or the other way round. */
	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			repositories.onDidChangeNotes(({ repository }) => {
				const known = this.#known.get(repository);
				// What was known of them holds until they are looked at again.
				if (known && known !== "asked") known.looked.clear();
				this.#readActive();
			}),
			repositories.onDidClose((repository) => this.#forget(repository)),
			window.onDidChangeActiveTextEditor(() => this.#readActive()),
		];
		this.#readActive();
	}

	/** Costs nothing: hovers ask. What is read once and has changed may be told a moment later (`onDidChange`). */
	isUnread({ repository, note }: NoteRef): boolean {
		const { readMarks } = repository.tacit;
		const known = this.#knownOf(repository);
		if (!readMarks || !known || this.#isQuiet({ repository, note }, known))
			return false;
		const { id } = note.head;
		const read = readMarks.substanceRead(id);
		if (read === undefined) return true;
		const compared = known.compared.get(id);
		const isOfNow = compared?.read === read;
		if (!isOfNow || !known.looked.has(id)) this.#look(repository, known, id);
		return isOfNow && compared.isOther;
	}

	/** Whether whoever works here wrote it, or has read it in some state. `undefined`: it is not known yet who that is. */
	isKnown(ref: NoteRef): boolean | undefined {
		const known = this.#knownOf(ref.repository);
		if (!known) return undefined;
		return (
			isMine(ref, known) ||
			ref.repository.tacit.readMarks?.substanceRead(ref.note.head.id) !==
				undefined
		);
	}

	/** Marks them as read as they are now. */
	async markRead(refs: readonly NoteRef[]): Promise<void> {
		for (const repository of new Set(refs.map((ref) => ref.repository)))
			await repository.tacit.markRead(
				refs
					.filter((ref) => ref.repository === repository)
					.map(({ note }) => note.head.id),
			);
	}

	dispose(): void {
		for (const repository of [...this.#known.keys()]) this.#forget(repository);
		for (const each of this.#subscriptions) each.dispose();
	}

	#isQuiet(ref: NoteRef, known: Known): boolean {
		const { file, head } = ref.note;
		return (
			file.visibility === "draft" ||
			head.status === "retired" ||
			isMine(ref, known)
		);
	}

	#knownOf(repository: OpenRepository): Known | undefined {
		const known = this.#known.get(repository);
		if (known === undefined) {
			this.#known.set(repository, "asked");
			void this.#learn(repository);
		}
		return known === "asked" ? undefined : known;
	}

	async #learn(repository: OpenRepository): Promise<void> {
		// To start git holds everything up, and somebody waits for the first hints.
		await repository.ready;
		const me = await repository.tacit
			.identity()
			.catch((error: unknown) =>
				this.#log.warn("Git did not tell who reads.", error),
			);
		if (!this.#known.has(repository)) return;
		this.#known.set(repository, {
			me: me ?? undefined,
			compared: new Map(),
			due: new Set(),
			looked: new Set(),
			timer: undefined,
			subscription: repository.tacit.readMarks?.onDidChange(() =>
				this.#changed.fire(undefined),
			) ?? { dispose: () => undefined },
		});
		this.#changed.fire(undefined);
		this.#readActive();
	}

	#look(repository: OpenRepository, known: Known, id: NoteId): void {
		known.looked.add(id);
		known.due.add(id);
		known.timer ??= setTimeout(() => {
			known.timer = undefined;
			const due = [...known.due];
			known.due.clear();
			void this.#compare(repository, known, due);
		}, gathering);
	}

	async #compare(
		{ tacit }: OpenRepository,
		known: Known,
		ids: readonly NoteId[],
	): Promise<void> {
		let isNews = false;
		for (const id of ids) {
			// One that is gone or cannot be read is no news.
			const says = await tacit.substance(id).catch(() => undefined);
			const read = tacit.readMarks?.substanceRead(id);
			if (says === undefined || read === undefined) continue;
			const before = known.compared.get(id);
			const isOther = says !== read;
			known.compared.set(id, { read, isOther });
			isNews ||= isOther !== (before?.read === read && before.isOther);
		}
		if (isNews) this.#changed.fire(undefined);
	}

	/** A note whose own file is in front of somebody is being read. */
	#readActive(): void {
		const uri = window.activeTextEditor?.document.uri;
		const ref = uri && noteInFile(this.#repositories, uri);
		if (!ref) return;
		const known = this.#knownOf(ref.repository);
		if (!known || this.#isQuiet(ref, known)) return;
		this.markRead([ref]).catch((error: unknown) =>
			this.#log.warn("What was read could not be kept.", error),
		);
	}

	#forget(repository: OpenRepository): void {
		const known = this.#known.get(repository);
		this.#known.delete(repository);
		if (!known || known === "asked") return;
		clearTimeout(known.timer);
		known.subscription.dispose();
	}
}

/** Written by whoever works here, or asked by them without a name. */
function isMine({ repository, note }: NoteRef, { me }: Known): boolean {
	const { id, by } = note.head;
	return (
		(me !== undefined && by.some((each) => isSamePerson(each, me))) ||
		repository.tacit.asked?.has(id) === true
	);
}
