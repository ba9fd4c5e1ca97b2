import {
	type Disposable,
	EventEmitter,
	type ExtensionContext,
	Uri,
	workspace,
} from "vscode";
import type { Log } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { ShrinkImage } from "../core/shrinkImage.ts";
import {
	findRepository,
	type RepositoryPlace,
} from "../node/findRepository.ts";
import { imageShrinker } from "../node/image/imageShrinker.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { workerCodec } from "../node/worker/workerCodec.ts";
import { type OpenRepository, openRepository } from "./openRepository.ts";

/** Notes came, went or changed. */
export interface NotesChange {
	readonly repository: OpenRepository;
	/** Whether a note that changed speaks or spoke of this file or folder of code, or may. */
	touches(path: RepoPath): boolean;
}

/** A file of a repository that somebody wrote or took away. */
export interface SeenFile {
	readonly repository: OpenRepository;
	readonly path: RepoPath;
}

/**
 * The repositories in use: opened when a file of it is first met, closed when neither a folder of the workspace nor an
 * open file belongs to it any more.
 */
export class Repositories implements Disposable {
	readonly #context: ExtensionContext;
	readonly #codec: ReturnType<typeof workerCodec>;
	readonly #shrinkImage: ShrinkImage;
	readonly #log: Log;
	readonly #opened = new Map<string, OpenRepository>();
	readonly #openedOne = new EventEmitter<OpenRepository>();
	readonly #notes = new EventEmitter<NotesChange>();
	readonly #history = new EventEmitter<OpenRepository>();
	readonly #config = new EventEmitter<OpenRepository>();
	readonly #seen = new EventEmitter<SeenFile>();
	readonly #closed = new EventEmitter<OpenRepository>();
	readonly #subscriptions: Disposable[];

	/** One is in use that was not before. */
	readonly onDidOpen = this.#openedOne.event;
	readonly onDidChangeNotes = this.#notes.event;
	/** Something was committed, checked out, fetched or pushed. */
	readonly onDidChangeHistory = this.#history.event;
	/** A file came, changed or went on disk, by anybody's hand. */
	readonly onDidSeeFile = this.#seen.event;
	/** The team's settings were read again. */
	readonly onDidReadConfig = this.#config.event;
	/** It is not in use any more, or another has taken its place, which is open by now. */
	readonly onDidClose = this.#closed.event;

	constructor(context: ExtensionContext, log: Log) {
		this.#context = context;
		this.#log = log;
		const built = (name: string) =>
			Uri.joinPath(context.extensionUri, "dist", name).fsPath;
		this.#codec = workerCodec({
			file: built("codec-worker.cjs"),
			timeLimit: 5000,
			idleLimit: 30_000,
		});
		this.#shrinkImage = imageShrinker({
			file: built("image-worker.cjs"),
			timeLimit: 60_000,
			log,
		});
		this.#subscriptions = [
			this.#openedOne,
			this.#notes,
			this.#history,
			this.#config,
			this.#seen,
			this.#closed,
			workspace.onDidGrantWorkspaceTrust(() => this.#reopen()),
			workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				// What is wrong with notes is told whether or not a file is open.
				for (const { uri } of added) this.of(Uri.joinPath(uri, "any"));
				if (removed.length > 0) this.#closeUnused();
			}),
			workspace.onDidCloseTextDocument(({ uri }) => {
				if (uri.scheme === "file") this.#closeUnused();
			}),
			workspace.onDidCloseNotebookDocument(() => this.#closeUnused()),
		];
	}

	/**
	 * The innermost repository that the file or folder lies in, opened if need be: its notes may still be on their way (see
	 * `ready`). `undefined` for what does not lie on disk.
	 */
	of(uri: Uri): OpenRepository | undefined {
		if (uri.scheme !== "file") return undefined;
		const limit = workspace.getWorkspaceFolder(uri)?.uri.fsPath;
		const place = findRepository(Uri.joinPath(uri, "..").fsPath, limit);
		const known = this.#opened.get(place.root);
		if (known?.place.commonDir === place.commonDir)
			return known ?? this.#open(place, uri);
		// Git came (`git init`) or went since.
		const repository = this.#open(place, uri);
		if (known) this.#close(known);
		return repository;
	}

	/** The innermost repository that the folder lies in or is the root of; see `of`. */
	ofFolder(folder: Uri): OpenRepository | undefined {
		return this.of(Uri.joinPath(folder, "any"));
	}

	/** As `of`, but only among those that are open already. */
	opened(uri: Uri): OpenRepository | undefined {
		let best: OpenRepository | undefined;
		for (const repository of this.#opened.values())
			if (
				repository.pathOf(uri) !== undefined &&
				repository.root.path.length >= (best?.root.path.length ?? 0)
			)
				best = repository;
		return best;
	}

	/** Those that are open already. */
	all(): readonly OpenRepository[] {
		return [...this.#opened.values()];
	}

	#open(place: RepositoryPlace, first: Uri): OpenRepository {
		const repository = openRepository({
			place,
			first,
			context: this.#context,
			codec: this.#codec,
			shrinkImage: this.#shrinkImage,
			log: this.#log,
			onHistory: () => this.#history.fire(repository),
			onSeen: (path) => this.#seen.fire({ repository, path }),
			onGit: () => void this.ofFolder(repository.root),
		});
		this.#opened.set(place.root, repository);
		repository.tacit.index.onDidChange((change) => {
			// What was under way when it was closed goes on for a moment.
			if (this.#opened.get(place.root) !== repository) return;
			this.#notes.fire({
				repository,
				touches: (path) => change.touches(path),
			});
		});
		repository.tacit.whereabouts.onDidChange((paths) => {
			if (this.#opened.get(place.root) !== repository) return;
			this.#notes.fire({ repository, touches: (path) => paths.has(path) });
		});
		repository.tacit.onDidReadConfig(() => this.#config.fire(repository));
		this.#openedOne.fire(repository);
		return repository;
	}

	dispose(): void {
		this.#codec.dispose();
		for (const repository of this.#opened.values()) repository.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	/** Trust was granted: git may be asked now, and drafts may lie in the git directory. */
	#reopen(): void {
		const before = this.all();
		this.#opened.clear();
		for (const repository of before) {
			this.ofFolder(repository.root);
			this.#close(repository);
		}
	}

	#closeUnused(): void {
		for (const repository of this.all())
			if (!this.#isUsed(repository)) this.#close(repository);
	}

	#isUsed(repository: OpenRepository): boolean {
		const { root } = repository;
		const isFolderOf = ({ uri }: { uri: Uri }) =>
			pathBelow(root.fsPath, uri.fsPath) !== undefined ||
			pathBelow(uri.fsPath, root.fsPath) !== undefined;
		return (
			(workspace.workspaceFolders ?? []).some(isFolderOf) ||
			[...workspace.textDocuments, ...workspace.notebookDocuments].some(
				({ uri, isClosed }) =>
					!isClosed &&
					uri.scheme === "file" &&
					repository.pathOf(uri) !== undefined,
			)
		);
	}

	/** Whoever is told finds it among the others no more. */
	#close(repository: OpenRepository): void {
		const { root } = repository.place;
		if (this.#opened.get(root) === repository) this.#opened.delete(root);
		repository.dispose();
		this.#closed.fire(repository);
	}
}
