"""Measuring, one shape for all: ``python -m benchmarks NAME PATH`` prints its figures, the last line one JSON object."""
