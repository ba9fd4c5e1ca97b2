import { type Disposable, EventEmitter, l10n, window } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";

/** Milliseconds after the last change of notes before it is looked again. */
const pause = 400;

/** Knows which questions of whoever works here were answered since, with a name or without, and says so once. */
export class AnsweredQuestions implements Disposable {
	readonly #found = new Map<OpenRepository, readonly NoteRef[]>();
	readonly #listening = new Map<OpenRepository, Disposable | undefined>();
	readonly #timers = new Map<OpenRepository, ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable[];

	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories) {
		this.#subscriptions = [
			this.#changed,
			repositories.onDidOpen((repository) => this.#listen(repository)),
			repositories.onDidChangeNotes(({ repository }) =>
				this.#later(repository),
			),
			repositories.onDidClose((repository) => {
				clearTimeout(this.#timers.get(repository));
				this.#timers.delete(repository);
				this.#listening.get(repository)?.dispose();
				this.#listening.delete(repository);
				if (this.#found.delete(repository)) this.#changed.fire(undefined);
			}),
		];
		for (const repository of repositories.all()) this.#listen(repository);
	}

	/** Of all repositories that are open. */
	all(): readonly NoteRef[] {
		return [...this.#found.values()].flat();
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
			repository.tacit.asked?.onDidChange(() => this.#later(repository)),
		);
		this.#later(repository);
	}

	#later(repository: OpenRepository): void {
		clearTimeout(this.#timers.get(repository));
		this.#timers.set(
			repository,
			setTimeout(() => {
				this.#timers.delete(repository);
				void repository.ready.then(() => this.#look(repository));
			}, pause),
		);
	}

	#look(repository: OpenRepository): void {
		if (!this.#listening.has(repository)) return;
		const before = this.#found.get(repository) ?? [];
		const found = repository.tacit
			.answeredOfMine()
			.map((note) => ({ repository, note }));
		this.#found.set(repository, found);
		const known = new Set(before.map(({ note }) => note.head.id));
		const [news] = found.filter(({ note }) => !known.has(note.head.id));
		if (!news && found.length === before.length) return;
		if (news)
			window.setStatusBarMessage(
				l10n.t(
					"$(comment-discussion) Your question was answered: “{0}”",
					plainTitle(news.note.head.title),
				),
				10_000,
			);
		this.#changed.fire(undefined);
	}
}
