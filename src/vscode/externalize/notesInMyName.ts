import { type Disposable, EventEmitter, l10n, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { Log } from "../../core/ports.ts";
import type { WrittenInName } from "../../core/writtenInName.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { setContext } from "../contextKeys.ts";
import { noteFrom } from "../noteFrom.ts";
import type { NoteRef } from "../noteRef.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";

/** Milliseconds after the last change of notes or history before git is asked. */
const pause = 400;

/** A note in the name of whoever works here that somebody else committed. */
export type InMyName = NoteRef & Pick<WrittenInName, "added">;

/** Knows which notes others committed in the name of whoever works here, and asks again when something happened. */
export class NotesInMyName implements Disposable {
	readonly #found = new Map<OpenRepository, readonly WrittenInName[]>();
	readonly #timers = new Map<OpenRepository, ReturnType<typeof setTimeout>>();
	readonly #changed = new EventEmitter<undefined>();
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];

	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log, run: CommandRunner) {
		this.#repositories = repositories;
		this.#log = log;
		const later = (repository: OpenRepository) => this.#later(repository);
		this.#subscriptions = [
			this.#changed,
			repositories.onDidChangeNotes(({ repository }) => later(repository)),
			repositories.onDidChangeHistory(later),
			repositories.onDidClose((repository) => {
				clearTimeout(this.#timers.get(repository));
				this.#timers.delete(repository);
				if (this.#found.delete(repository)) this.#tell();
			}),
			run(commandIds.agreeToName, async (...args) => {
				const ref = await this.#meant(args);
				if (!ref) return;
				ref.repository.tacit.agree(ref.note.head.id);
				await this.refresh(ref.repository);
			}),
			run(commandIds.takeNameOff, async (...args) => {
				const ref = await this.#meant(args);
				if (!ref) return;
				await ref.repository.tacit.takeNameOff(ref.note.head.id);
				window.setStatusBarMessage(
					l10n.t(
						"$(check) Your name is off “{0}”, here. Commit it: git keeps the former version.",
						plainTitle(ref.note.head.title),
					),
					8000,
				);
				await this.refresh(ref.repository);
			}),
		];
	}

	/** Of all repositories that are open, the newest of each first. */
	all(): readonly InMyName[] {
		return [...this.#found].flatMap(([repository, notes]) =>
			notes.map((each) => ({ repository, ...each })),
		);
	}

	/** Whether the note is one of them. */
	has({ repository, note }: NoteRef): boolean {
		return (this.#found.get(repository) ?? []).some(
			(each) => each.note.head.id === note.head.id,
		);
	}

	/** Asks now. */
	async refresh(repository: OpenRepository): Promise<void> {
		clearTimeout(this.#timers.get(repository));
		this.#timers.delete(repository);
		try {
			const notes = await repository.tacit.writtenInMyName();
			if (!this.#repositories.all().includes(repository)) return;
			if (notes.length === 0 && !this.#found.has(repository)) return;
			this.#found.set(repository, notes);
		} catch (error) {
			this.#found.delete(repository);
			this.#log.warn("Who committed notes could not be told.", error);
		}
		this.#tell();
	}

	dispose(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	#tell(): void {
		setContext("tacit.isNamed", this.all().length > 0);
		this.#changed.fire(undefined);
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

	/** The note that the command was given, else the only one, else the one that is picked. */
	async #meant(args: readonly unknown[]): Promise<NoteRef | undefined> {
		const given = noteFrom(this.#repositories, args);
		if (given) return given;
		const all = this.all();
		if (all.length === 0)
			throw new TacitError(
				"unknown-note",
				msg`Nobody else committed a note in your name lately.`,
			);
		if (all.length === 1) return all[0];
		const picked = await window.showQuickPick(
			all.map((each) => ({
				label: plainTitle(each.note.head.title),
				description: committedWord(each),
				each,
			})),
			{ title: l10n.t("Written in your name") },
		);
		return picked?.each;
	}
}

/** Who committed it, and when. */
export function committedWord({ added }: Pick<InMyName, "added">): string {
	return l10n.t("committed by {0}, {1}", added.author.name, added.date);
}
