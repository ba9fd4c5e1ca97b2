import {
	Disposable,
	workspace as editor,
	RelativePattern,
	type TextDocument,
	Uri,
} from "vscode";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { Workspace } from "../core/ports.ts";
import { type RepoPath, repoRoot, resolveRepoPath } from "../core/repoPath.ts";

/** Milliseconds in which file events are gathered: a checkout brings thousands. */
const gathering = 60;

/** The tree below `root` as the editor sees it: unsaved buffers count as what stands there. */
export function editorWorkspace(root: Uri, files: Workspace): Workspace {
	const unsaved = (path: RepoPath): TextDocument | undefined => {
		const uri = Uri.joinPath(root, path).toString();
		return editor.textDocuments.find(
			(document) => document.isDirty && document.uri.toString() === uri,
		);
	};
	const refuseUnsaved = (path: RepoPath) => {
		const document = unsaved(path);
		if (document)
			throw new TacitError(
				"conflict",
				msg`${path} is open with changes that are not saved. Save or revert it first.`,
				{ detail: { current: document.getText() } },
			);
	};
	return {
		...files,
		async read(path) {
			const document = unsaved(path);
			if (!document) return files.read(path);
			return {
				bytes: new TextEncoder().encode(document.getText()),
				stamp: `unsaved ${document.version}`,
			};
		},
		async write(path, bytes, expected) {
			refuseUnsaved(path);
			await files.write(path, bytes, expected);
		},
		async remove(path, expected, options) {
			refuseUnsaved(path);
			await files.remove(path, expected, options);
		},
	};
}

/** Watches the files below `root` that match the glob `pattern`, with VS Code's own watcher. */
export function watchFiles(
	root: Uri,
	pattern: string,
	changed: (paths: readonly RepoPath[]) => void,
): Disposable {
	const base = root.path.endsWith("/") ? root.path : `${root.path}/`;
	const gathered = new Set<RepoPath>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const heard = (uri: Uri) => {
		if (!uri.path.startsWith(base)) return;
		const path = resolveRepoPath(repoRoot, uri.path.slice(base.length));
		if (path === undefined) return;
		gathered.add(path);
		timer ??= setTimeout(() => {
			timer = undefined;
			const paths = [...gathered];
			gathered.clear();
			changed(paths);
		}, gathering);
	};
	const watcher = editor.createFileSystemWatcher(
		new RelativePattern(root, pattern),
	);
	return Disposable.from(
		watcher,
		watcher.onDidCreate(heard),
		watcher.onDidChange(heard),
		watcher.onDidDelete(heard),
		new Disposable(() => clearTimeout(timer)),
	);
}
