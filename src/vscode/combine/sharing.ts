import { type Disposable, EventEmitter } from "vscode";
import { noteIdInName } from "../../core/notePath.ts";
import type { Log, SharingState } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { NoteRef } from "../noteRef.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";

/** Milliseconds after the last change of notes or history before git is asked. */
const pause = 300;

/** Knows how far each published note has come on its way to others, and asks git again when something happened. */
export class Sharing implements Disposable {
	readonly #states = new Map<
		OpenRepository,
		ReadonlyMap<RepoPath, SharingState>
	>();
	readonly #timers = new Map<OpenRepository, ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<undefined>();
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];

	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			repositories.onDidChangeNotes(({ repository }) =>
				this.#later(repository),
			),
			repositories.onDidChangeHistory((repository) => this.#later(repository)),
			repositories.onDidClose((repository) => {
				this.#forgetTimer(repository);
				if (this.#states.delete(repository)) this.#changed.fire(undefined);
			}),
		];
	}

	/** `undefined` while unknown, for drafts, and where there is no git. */
	stateOf({ repository, note }: NoteRef): SharingState | undefined {
		if (note.file.visibility === "draft") return undefined;
		return this.#states.get(repository)?.get(note.file.path);
	}

	/** Of those that are not in a commit yet, how many are deleted; one that was moved is not among them. */
	deletedCount(repository: OpenRepository): number {
		const { index, isRemoved } = repository.tacit;
		return this.uncommitted(repository).filter((path) => {
			const id = noteIdInName(path);
			return isRemoved(path) && !(id && index.byId(id));
		}).length;
	}

	/** Published notes of the repository that are not in a commit yet as they stand, or as they went. */
	uncommitted(repository: OpenRepository): readonly RepoPath[] {
		return [...(this.#states.get(repository) ?? [])].flatMap(([path, state]) =>
			state === "local" ? [path] : [],
		);
	}

	/** Published notes that are not on the default branch yet; ignored ones left out. */
	unshared(repository: OpenRepository): readonly RepoPath[] {
		return [...(this.#states.get(repository) ?? [])].flatMap(([path, state]) =>
			state === "shared" || state === "ignored" ? [] : [path],
		);
	}

	/** Asks git now. */
	async refresh(repository: OpenRepository): Promise<void> {
		this.#forgetTimer(repository);
		try {
			const states = await repository.tacit.sharing();
			if (!this.#repositories.all().includes(repository)) return;
			this.#states.set(repository, states);
		} catch (error) {
			this.#states.delete(repository);
			this.#log.warn("Git did not say how far the notes are shared.", error);
		}
		this.#changed.fire(undefined);
	}

	dispose(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	#forgetTimer(repository: OpenRepository): void {
		clearTimeout(this.#timers.get(repository));
		this.#timers.delete(repository);
	}

	#later(repository: OpenRepository): void {
		const waiting = this.#timers.get(repository);
		if (waiting) waiting.refresh();
		else
			this.#timers.set(
				repository,
				setTimeout(() => void this.refresh(repository), pause),
			);
	}
}
