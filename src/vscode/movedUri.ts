import type { Uri } from "vscode";

/** Where a file or folder is after `from` became `to`; `undefined` where it was not moved by that. */
export function movedUri(uri: Uri, from: Uri, to: Uri): Uri | undefined {
	const isSame = uri.path === from.path;
	if (uri.scheme !== from.scheme || uri.authority !== from.authority)
		return undefined;
	if (!isSame && !uri.path.startsWith(`${from.path}/`)) return undefined;
	return to.with({ path: to.path + uri.path.slice(from.path.length) });
}
