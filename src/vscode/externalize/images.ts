import {
	type CancellationToken,
	type CommentThread,
	type DataTransfer,
	type DataTransferItem,
	Disposable,
	DocumentDropEdit,
	DocumentDropOrPasteEditKind,
	DocumentPasteEdit,
	type DocumentSelector,
	l10n,
	languages,
	SnippetString,
	type TextDocument,
	Uri,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import { maximumImageBytes } from "../../core/media.ts";
import { msg } from "../../core/message.ts";
import { parseNoteId } from "../../core/noteId.ts";
import { folderOf } from "../../core/repoPath.ts";
import { refuseHuge } from "../../core/shrinkImage.ts";
import type { Writing } from "../../externalize/writing.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner, FailureReport } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import type { Composer } from "./composer.ts";
import { editorToWriteIn, noteFileOf } from "./insertCommands.ts";

/** Inline editors. In Markdown files VS Code's own does it; see `markdown.copyFiles.destination` in package.json. */
const boxes: DocumentSelector = { scheme: "comment" };
const imageMimeTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const extensions = ["png", "jpg", "jpeg", "gif", "webp"];

/** An image as it is found on the clipboard, in a drag or on disk. */
interface GivenImage {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Images in notes: pasted or dropped into an inline editor, or chosen from disk, they land beside the note, with a relative link. */
export function registerImages(
	repositories: Repositories,
	composer: Composer,
	run: CommandRunner,
	failed: FailureReport,
): Disposable {
	const kind = DocumentDropOrPasteEditKind.Empty.append("tacit", "image");
	const snippetFor = async (
		document: TextDocument,
		transfer: DataTransfer,
		token: CancellationToken,
	): Promise<SnippetString | undefined> => {
		const add = adder(repositories, composer, document);
		if (!add) return undefined;
		try {
			const images = await imagesIn(transfer);
			if (images.length === 0 || token.isCancellationRequested)
				return undefined;
			return await imageSnippet(images, add);
		} catch (error) {
			// Why nothing was pasted is told; VS Code itself would only log it.
			failed("Pasting an image", error);
			return undefined;
		}
	};
	return Disposable.from(
		languages.registerDocumentPasteEditProvider(
			boxes,
			{
				async provideDocumentPasteEdits(document, _ranges, transfer, _, token) {
					const snippet = await snippetFor(document, transfer, token);
					return (
						snippet && [
							new DocumentPasteEdit(snippet, l10n.t("Insert Image"), kind),
						]
					);
				},
			},
			{
				pasteMimeTypes: [...imageMimeTypes, "text/uri-list"],
				providedPasteEditKinds: [kind],
			},
		),
		languages.registerDocumentDropEditProvider(
			boxes,
			{
				async provideDocumentDropEdits(document, _position, transfer, token) {
					const snippet = await snippetFor(document, transfer, token);
					return (
						snippet &&
						new DocumentDropEdit(snippet, l10n.t("Insert Image"), kind)
					);
				},
			},
			{
				dropMimeTypes: [...imageMimeTypes, "text/uri-list"],
				providedDropEditKinds: [kind],
			},
		),
		run(commandIds.insertImage, async (thread, given) => {
			const editor = editorToWriteIn(
				repositories,
				composer,
				thread as CommentThread | undefined,
			);
			const add = adder(repositories, composer, editor.document);
			if (!add)
				throw new TacitError(
					"bad-argument",
					msg`Begin a note, or open one, and put the cursor into it.`,
				);
			const uris =
				given instanceof Uri
					? [given]
					: await window.showOpenDialog({
							canSelectMany: true,
							filters: { [l10n.t("Images")]: extensions },
							openLabel: l10n.t("Insert"),
						});
			if (!uris || uris.length === 0) return;
			const images = await Promise.all(uris.map(readImage));
			await editor.insertSnippet(await imageSnippet(images, add));
		}),
	);
}

type AddImage = (image: GivenImage) => Promise<string>;

/** Puts images beside the note that the document is, or becomes; `undefined` for other documents. */
function adder(
	repositories: Repositories,
	composer: Composer,
	document: TextDocument,
): AddImage | undefined {
	const own = noteFileOf(repositories, document);
	if (own)
		return ({ name, bytes }) =>
			own.repository.tacit.addImage(own.file, name, bytes);
	const writing = composer.writingTypedIn(document);
	if (!writing) return undefined;
	return (image) => addToWriting(repositories, writing, image);
}

async function addToWriting(
	repositories: Repositories,
	{ uri, isFolder, noteId }: Writing,
	{ name, bytes }: GivenImage,
): Promise<string> {
	const place = Uri.parse(uri);
	const repository = isFolder
		? repositories.ofFolder(place)
		: repositories.of(place);
	const path = repository?.pathOf(place);
	if (!repository || path === undefined)
		throw new TacitError(
			"outside-repository",
			msg`Notes can be written on files and folders on disk only.`,
		);
	const id = noteId === undefined ? undefined : parseNoteId(noteId);
	const note = id && repository.tacit.index.byId(id);
	return repository.tacit.addImage(
		note ? note.file : { folder: isFolder ? path : folderOf(path) },
		name,
		bytes,
	);
}

/** `![words](link)` for each, the words to be typed over. */
async function imageSnippet(
	images: readonly GivenImage[],
	add: AddImage,
): Promise<SnippetString> {
	const snippet = new SnippetString();
	for (const [at, image] of images.entries()) {
		const link = await add(image);
		if (image.bytes.length > maximumImageBytes)
			window.setStatusBarMessage(
				l10n.t("$(check) The image was made smaller, to go into a note."),
				5000,
			);
		snippet
			.appendText(`${at > 0 ? "\n" : ""}![`)
			.appendPlaceholder(l10n.t("what it shows"))
			.appendText(`](${link})`);
	}
	return snippet;
}

async function imagesIn(
	transfer: DataTransfer,
): Promise<readonly GivenImage[]> {
	const items: DataTransferItem[] = [];
	transfer.forEach((item, mime) => {
		if (imageMimeTypes.includes(mime)) items.push(item);
	});
	const files = items.flatMap((item) => item.asFile() ?? []);
	if (files.length > 0)
		return Promise.all(
			files.map(async (file) => ({
				name: file.name,
				bytes: await file.data(),
			})),
		);
	const list = await transfer.get("text/uri-list")?.asString();
	const uris = (list ?? "")
		.split(/\r?\n/)
		.filter((line) => line !== "" && !line.startsWith("#"))
		.map((line) => Uri.parse(line));
	const isImage = ({ path }: Uri) =>
		extensions.includes(path.split(".").at(-1)?.toLowerCase() ?? "");
	return uris.length > 0 && uris.every(isImage)
		? Promise.all(uris.map(readImage))
		: [];
}

async function readImage(uri: Uri): Promise<GivenImage> {
	const name = uri.path.split("/").at(-1) ?? "";
	refuseHuge((await workspace.fs.stat(uri)).size);
	return { name, bytes: await workspace.fs.readFile(uri) };
}
