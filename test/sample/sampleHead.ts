/** Hash of the sample's last commit. Changes whenever the story does; whoever means that writes the new one here. */
export const sampleHead = "41db39808d58cd887a98c5b99e9cc4dc06e0bb0c";
