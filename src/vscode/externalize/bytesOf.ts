import { type TextDocument, workspace } from "vscode";

/** The buffer as it would stand on disk, for the blob id. */
export async function bytesOf(document: TextDocument): Promise<Uint8Array> {
	const { encoding } = document;
	const text = document.getText();
	// By far the most files; the others are sent to VS Code and back.
	if (encoding === "utf8") return new TextEncoder().encode(text);
	return workspace.encode(text, { encoding });
}
