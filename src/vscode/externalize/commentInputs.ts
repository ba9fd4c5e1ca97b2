import {
	type Disposable,
	EventEmitter,
	Range,
	Selection,
	type TextDocument,
	type TextEditor,
	window,
	workspace,
} from "vscode";

/**
 * The input boxes of inline comments, which VS Code opens as documents of the scheme `comment`: the only way to see
 * what is being typed before a button is pressed. Boxes of other extensions' comments are seen too; the caller
 * tells them apart.
 */
export class CommentInputs implements Disposable {
	readonly #opened = new EventEmitter<TextDocument>();
	readonly #changed = new EventEmitter<TextDocument>();
	readonly #closed = new EventEmitter<TextDocument>();
	readonly #subscriptions: Disposable[];

	readonly onDidOpen = this.#opened.event;
	readonly onDidChange = this.#changed.event;
	readonly onDidClose = this.#closed.event;

	constructor() {
		const only =
			(emitter: EventEmitter<TextDocument>) => (document: TextDocument) => {
				if (document.uri.scheme === "comment") emitter.fire(document);
			};
		this.#subscriptions = [
			this.#opened,
			this.#changed,
			this.#closed,
			workspace.onDidOpenTextDocument(only(this.#opened)),
			workspace.onDidCloseTextDocument(only(this.#closed)),
			workspace.onDidChangeTextDocument(({ document }) =>
				only(this.#changed)(document),
			),
		];
	}

	/**
	 * Puts `text` into a box, right before what somebody may have typed there already. An extension cannot prefill one, but
	 * the box's editor takes edits once VS Code shows it. Sometimes VS Code has kept the text itself, or an
	 * earlier state of it: it must not stand there twice. Gives up, with `false`, only when the box is closed.
	 */
	async fill(document: TextDocument, text: string): Promise<boolean> {
		while (!document.isClosed) {
			const editor = await this.#editorOf(document);
			const present = document.getText();
			if (present.startsWith(text)) return true;
			const isEarlier = text.startsWith(present);
			const filled = await editor?.edit(
				(edit) =>
					edit.replace(
						new Range(
							document.positionAt(0),
							document.positionAt(isEarlier ? present.length : 0),
						),
						text,
					),
				{ undoStopBefore: false, undoStopAfter: true },
			);
			if (!filled) continue;
			// What is to be written comes above the sections.
			if (editor && text.startsWith("\n"))
				editor.selection = new Selection(0, 0, 0, 0);
			return true;
		}
		return false;
	}

	/** The editor that shows the box; `undefined` while none does. */
	editorOf(document: TextDocument): TextEditor | undefined {
		return [window.activeTextEditor, ...window.visibleTextEditors].find(
			(editor) => editor?.document === document,
		);
	}

	/** Resolves once `isEnough` holds, which is asked again when a box opens; after as many milliseconds as `patience` says all the same. */
	opened(isEnough: () => boolean, patience: number): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				watching.dispose();
				resolve();
			};
			const look = () => {
				if (isEnough()) end();
			};
			// After whoever adopts the box.
			const watching = this.onDidOpen(() => setImmediate(look));
			const timer = setTimeout(end, patience);
			look();
		});
	}

	/** Waits until an editor shows the box, or the box is closed. */
	#editorOf(document: TextDocument): Promise<TextEditor | undefined> {
		return new Promise((resolve) => {
			const look = () => {
				const editor = this.editorOf(document);
				if (!editor && !document.isClosed) return;
				for (const each of watching) each.dispose();
				resolve(editor);
			};
			const watching = [
				window.onDidChangeActiveTextEditor(look),
				window.onDidChangeVisibleTextEditors(look),
				this.onDidClose(look),
			];
			look();
		});
	}

	dispose(): void {
		for (const each of this.#subscriptions) each.dispose();
	}
}
