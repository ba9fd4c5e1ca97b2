import { Range, type TextDocument, workspace } from "vscode";
import type { FollowedStretch } from "../../../core/anchor/followText.ts";

/** A piece of an open file, through what is typed in it. */
export interface FollowedPiece {
	readonly uri: string;
	stretch: FollowedStretch;
}

/** Where it is by now; `undefined` where it is gone, or its file is closed. */
export function followedRange({
	uri,
	stretch: { stretch },
}: FollowedPiece): Range | undefined {
	const document = openDocument(uri);
	return (
		stretch &&
		document &&
		new Range(
			document.positionAt(stretch.start),
			document.positionAt(stretch.end),
		)
	);
}

function openDocument(uri: string): TextDocument | undefined {
	return workspace.textDocuments.find(
		(document) => !document.isClosed && document.uri.toString() === uri,
	);
}
