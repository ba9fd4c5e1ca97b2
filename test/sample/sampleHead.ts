/** Hash of the sample's last commit. Changes whenever the story does; whoever means that writes the new one here. */
export const sampleHead = "ff83cc9ea6059373441af5d54904658c46f7cd66";
