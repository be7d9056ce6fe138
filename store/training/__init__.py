"""How the weights of the reader are made: labelled passages -> network -> ONNX. Needs the extra "train"; not shipped."""
