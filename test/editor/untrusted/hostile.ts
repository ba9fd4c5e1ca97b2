/** A file, from the repository's root, on whose third line lies a note that tries everything. */
export const hostileFile = "trap/door.txt";

/** The note's id. */
export const hostileId = "h0st0001";

/** The text of files in the trap. */
export const trapText = "one\ntwo\nthree\nfour\n";

/** What a note may try: commands, pictures from the web, HTML, links to files elsewhere. */
export const hostileProse = [
	"[run](command:workbench.action.closeAllEditors) <command:workbench.action.closeAllEditors>",
	"![seen](https://tracker.example/seen.png) ![by reference][pixel] $(sync~spin) $(alert) `$(alert)`",
	'<img src="https://tracker.example/html.png"><script>alert(1)</script><a href="command:x">x</a>',
	"[passwd](../../../../etc/passwd) [file](file:///etc/passwd) [vscode](vscode://x.y/z) [js](javascript:alert(1))",
	"[code](vscode-file://x/y) [data](data:text/html,x)",
].join("\n");

/** References stand after the prose, so that they belong to no line of it. */
export const hostileReferences =
	"[pixel]: https://tracker.example/reference.png";

/** Notes that lie outside of the repository, and are reached by links in it. */
export const linkedFolder = "linked folder/.tacit";
export const linkedNote = "linked note/.tacit/note.h0st0003.md";

/** A note about a file outside of the repository. */
export const outsideNote = "trap/.tacit/note.h0st0004.md";
