"""From text to facts. Pure: no files, no clock, no network; what the network says comes from an argument."""
