import { type Disposable, EventEmitter, workspace } from "vscode";
import { createPacer } from "../../../core/pacer.ts";
import { samePerson } from "../../../core/person.ts";
import type { Log } from "../../../core/ports.ts";
import type { OpenQuestion } from "../../../externalize/asking/openQuestion.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import { slice } from "../../slice.ts";

/** A question that waits for whoever is here: one that came of what they did, or a colleague's, which is a note. */
export type Waiting =
	| {
			readonly type: "moment";
			readonly repository: OpenRepository;
			readonly question: OpenQuestion;
	  }
	| ({ readonly type: "colleague" } & NoteRef);

/** Milliseconds after the last change of notes before colleagues' questions are looked for again. */
const pause = 500;

/** The questions that wait in the repositories that are open. */
export class WaitingQuestions implements Disposable {
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #colleagues = new Map<OpenRepository, readonly NoteRef[]>();
	readonly #listening = new Map<OpenRepository, Disposable | undefined>();
	readonly #timers = new Map<OpenRepository, ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable[];

	/** One came or went. */
	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("tacit.neverAsk"))
					this.#changed.fire(undefined);
			}),
			repositories.onDidOpen((repository) => this.#listen(repository)),
			repositories.onDidChangeNotes(({ repository }) =>
				this.#later(repository),
			),
			repositories.onDidClose((repository) => {
				clearTimeout(this.#timers.get(repository));
				this.#timers.delete(repository);
				this.#listening.get(repository)?.dispose();
				this.#listening.delete(repository);
				this.#colleagues.delete(repository);
				this.#changed.fire(undefined);
			}),
		];
		for (const repository of repositories.all()) this.#listen(repository);
	}

	/** Those that came of what was done, the most telling first; then colleagues', the newest first. */
	all(): readonly Waiting[] {
		return [...this.moments(), ...this.colleagues()];
	}

	/** Those that came of what was done, the most telling first; without kinds that are never to be asked about. */
	moments(): readonly Extract<Waiting, { type: "moment" }>[] {
		const never = settings.neverAsk();
		return this.#repositories
			.all()
			.flatMap((repository) =>
				(repository.tacit.questions?.waiting() ?? []).map((question) => ({
					type: "moment" as const,
					...{ repository, question },
				})),
			)
			.filter(({ question }) => !never.includes(question.kind))
			.sort((a, b) => b.question.weight - a.question.weight);
	}

	/** Open questions of others, the newest first; without those that were put off. */
	colleagues(): readonly Extract<Waiting, { type: "colleague" }>[] {
		return [...this.#colleagues.values()]
			.flat()
			.filter(
				({ repository, note }) =>
					repository.tacit.questions?.isHidden(note.head.id) !== true,
			)
			.map((each) => ({ type: "colleague" as const, ...each }))
			.sort((a, b) =>
				(a.note.head.date ?? "") < (b.note.head.date ?? "") ? 1 : -1,
			);
	}

	/** When questions of the repositories that are open were shown, by whichever window or hook; as `Questions.shown`. */
	shown(): readonly number[] {
		return this.#repositories
			.all()
			.flatMap(({ tacit }) => tacit.questions?.shown() ?? []);
	}

	dispose(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const each of this.#listening.values()) each?.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	#listen(repository: OpenRepository): void {
		if (this.#listening.has(repository)) return;
		this.#listening.set(
			repository,
			repository.tacit.questions?.onDidChange(() =>
				this.#changed.fire(undefined),
			),
		);
		this.#later(repository);
		this.#changed.fire(undefined);
	}

	/** While notes are read they change again and again. */
	#later(repository: OpenRepository): void {
		clearTimeout(this.#timers.get(repository));
		this.#timers.set(
			repository,
			setTimeout(() => {
				this.#timers.delete(repository);
				this.#look(repository).catch((error: unknown) =>
					this.#log.warn("Open questions could not be looked for.", error),
				);
			}, pause),
		);
	}

	async #look(repository: OpenRepository): Promise<void> {
		await repository.ready;
		const { tacit } = repository;
		const me = await tacit.identity();
		const notes = await tacit.index.ofKind("question", createPacer(slice));
		if (!this.#listening.has(repository)) return;
		const isMe = me ? samePerson(me) : () => false;
		const open = notes
			.filter(
				({ head, file }) =>
					file.visibility === "published" &&
					(head.status ?? "open") === "open" &&
					!head.by.some(isMe) &&
					// Asked without a name, by whoever is here.
					tacit.asked?.has(head.id) !== true,
			)
			.map((note) => ({ repository, note }));
		const before = this.#colleagues.get(repository) ?? [];
		this.#colleagues.set(repository, open);
		const names = (all: readonly NoteRef[]) =>
			all.map(({ note }) => `${note.file.path} ${note.head.title}`).join("\n");
		if (names(before) !== names(open)) this.#changed.fire(undefined);
	}
}
