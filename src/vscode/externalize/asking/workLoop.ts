import type { Disposable } from "vscode";
import { gitBlobId } from "../../../core/anchor/gitBlobId.ts";
import { prepareText } from "../../../core/anchor/preparedText.ts";
import type { Log } from "../../../core/ports.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { movedBy } from "../../../externalize/asking/movedBy.ts";
import type { WorkEvent } from "../../../externalize/events/event.ts";
import type { LiveMoments } from "../../../externalize/moments/live/liveMoments.ts";
import { openLiveMoments } from "../../../externalize/moments/live/openLiveMoments.ts";
import { leastWeights } from "../../../externalize/moments/moment.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import type { Asker } from "./asker.ts";
import type { SessionNotes } from "./sessionNotes.ts";

/** Milliseconds after a repository was opened before git is asked what was done in it meanwhile. */
const pause = 5000;

/** A file as it was saved last. */
interface SavedText {
	readonly text: string;
	readonly blob: string;
}

interface Watched {
	readonly openedAt: number;
	readonly timer: ReturnType<typeof setTimeout>;
	moments: LiveMoments | undefined;
	/** The files saved last, in this order. */
	readonly saved: Map<RepoPath, SavedText>;
	people: Awaited<ReturnType<OpenRepository["tacit"]["identity"]>>;
}

/** Files whose text is remembered. */
const mostSaved = 40;

/**
 * Takes what was reported to all that learns of it: the private journal, the moments that it makes, the questions that
 * wait, and whoever asks them. What git did is looked at when HEAD or a branch moved, by whatever tool.
 */
export class WorkLoop implements Disposable {
	readonly #notes: SessionNotes;
	readonly #asker: Asker;
	readonly #log: Log;
	readonly #watched = new Map<OpenRepository, Watched>();
	readonly #subscriptions: readonly Disposable[];

	constructor(
		repositories: Repositories,
		notes: SessionNotes,
		asker: Asker,
		log: Log,
	) {
		this.#notes = notes;
		this.#asker = asker;
		this.#log = log;
		this.#subscriptions = [
			repositories.onDidOpen((repository) => this.#of(repository)),
			repositories.onDidChangeHistory((repository) =>
				this.#lookAtGit(repository),
			),
			repositories.onDidClose((repository) => {
				clearTimeout(this.#watched.get(repository)?.timer);
				this.#watched.delete(repository);
			}),
		];
		for (const repository of repositories.all()) this.#of(repository);
	}

	/** Something happened. `text`: of a save the text that was saved. */
	happened(repository: OpenRepository, event: WorkEvent, text?: string): void {
		if (settings.askingLevel() === "off") return;
		repository.journal.record(event);
		this.#learn(repository, event, text).catch((error: unknown) =>
			this.#log.warn("What happened could not be looked into.", error),
		);
	}

	dispose(): void {
		for (const { timer } of this.#watched.values()) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	async #learn(
		repository: OpenRepository,
		event: WorkEvent,
		text?: string,
	): Promise<void> {
		const watched = this.#of(repository);
		const { questions } = repository.tacit;
		if (event.type === "git") this.#notes.begin(repository);
		const before =
			event.type === "saved" ? watched.saved.get(event.path)?.blob : undefined;
		if (event.type === "saved" && text !== undefined)
			remember(watched, event.path, text);
		if (event.type === "saved" || event.type === "moved") {
			const after =
				event.type === "saved"
					? watched.saved.get(event.path)?.blob
					: undefined;
			await questions?.move((question) =>
				movedBy(question, event, { before, after }),
			);
		}
		watched.people ??= await repository.tacit.identity();
		watched.moments ??= this.#momentsOf(repository, watched);
		const level = settings.askingLevel();
		const least = leastWeights[level === "off" ? "quiet" : level];
		const news = watched.moments
			.add(event)
			.filter(({ weight }) => weight >= least);
		await questions?.add(news);
		this.#asker.happened(repository, event);
	}

	#of(repository: OpenRepository): Watched {
		const known = this.#watched.get(repository);
		if (known) return known;
		const watched: Watched = {
			openedAt: Date.now(),
			timer: setTimeout(() => this.#lookAtGit(repository), pause),
			moments: undefined,
			saved: new Map(),
			people: undefined,
		};
		this.#watched.set(repository, watched);
		return watched;
	}

	#momentsOf(repository: OpenRepository, watched: Watched): LiveMoments {
		return openLiveMoments({
			fileNow(path) {
				const saved = watched.saved.get(path);
				return saved && { text: prepareText(saved.text), blob: saved.blob };
			},
			notesIn: (path) => this.#notes.in(repository, path),
			atWork: () => (watched.people ? [watched.people] : []),
			idOf: (words) => repository.journal.ids().ofWords(words),
		});
	}

	/** Git is asked in a process of its own. */
	#lookAtGit(repository: OpenRepository): void {
		const level = settings.askingLevel();
		if (level === "off" || repository.journal.isPaused()) return;
		const { openedAt } = this.#of(repository);
		repository.tacit
			.lookAtGit({ level, since: openedAt })
			.then(({ events }) => {
				for (const event of events) this.happened(repository, event);
			})
			.catch((error: unknown) =>
				this.#log.warn("Git did not tell what was done.", error),
			);
	}
}

function remember({ saved }: Watched, path: RepoPath, text: string): void {
	saved.delete(path);
	saved.set(path, { text, blob: gitBlobId(text) });
	const [oldest] = saved.keys();
	if (saved.size > mostSaved && oldest !== undefined) saved.delete(oldest);
}
